"""First names and what people are called for short."""

from __future__ import annotations

_LONG: dict[str, tuple[str, ...]] = {
    short: tuple(long.split())
    for short, long in (
        line.split(": ")
        for line in """\
abby: abigail
alex: alexander alexandra alexandre alexei alexis
andy: andrew andreas
ben: benjamin benedict
benji: benjamin
beth: elizabeth bethany
bill: william
bob: robert
cam: cameron
charlie: charles charlotte
chris: christopher christoph christian christine christina
dan: daniel danielle
dani: daniel daniela danielle
dave: david
ed: edward edwin edmund
eli: elijah elias
fred: frederick alfred
gabe: gabriel
geoff: geoffrey
greg: gregory
hal: harold henry
jake: jacob
jeff: jeffrey geoffrey jefferson
jess: jessica
jim: james
joe: joseph
joey: joseph
jon: jonathan
josh: joshua
kate: katherine catherine kathryn
ken: kenneth
larry: lawrence laurence
leo: leonard leonardo leopold
liz: elizabeth
maggie: margaret
matt: matthew matthias
max: maximilian maxwell maxime
meg: megan margaret
mike: michael
nat: nathan nathaniel natalie
nate: nathan nathaniel
nick: nicholas nicolas nikolas
oli: oliver olivia
ollie: oliver
pat: patrick patricia
pete: peter
phil: philip phillip philippe
ray: raymond
rich: richard
rick: richard
rob: robert roberta robin
robbie: robert
ron: ronald
sam: samuel samantha
seb: sebastian
steph: stephanie stephen
steve: stephen steven
sue: susan
ted: edward theodore
tim: timothy
tom: thomas
tony: anthony
vicky: victoria
vika: victoria
vic: victor victoria
will: william
zach: zachary
zack: zachary""".splitlines()
    )
}


def is_short_for(short: str, long: str) -> bool:
    """Whether people of the one first name are called by the other; both in small letters."""
    return long in _LONG.get(short, ())
