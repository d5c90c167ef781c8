"""Words that labels and names are told by: sentence openers, a page's own words, particles."""

# ruff: noqa: SIM905 - lists of words read better as text

from __future__ import annotations

ORDINARY = frozenset(
    """
    a about above abstract acknowledgements acknowledgments across actually addendum advantage
    advantages after again against agenda ago all already also although always am among an
    analysis and announcement another answer answers any anybody anyone anything anyway
    appendix april are area argument arguments around article articles as aside ask assumption
    assumptions at august author authors available away back background basically be because
    been before behind being below benefit benefits best better between beyond bio biography
    blog book books both bottom brief but by bye call can case caveat caveats chapter chapters
    cheers claim clarification clearly comment comments common con conclusion conclusions
    confirmed cons consider contact content contents context continue contrast cool correct
    correction corrections cost costs could counterargument course credit credits criticism
    criticisms date day december deep definition description detail details did difference
    disadvantage disadvantages disclaimer disclosure discord discuss discussion do does done
    down download downside draft due duration during each early edit edited editing editor
    effect eight either else email end enjoy episode episodes especially etc even eventually
    ever every everybody everyone everything evidence exactly example examples except excerpt
    exercise experiment explain extra fact facts fair faq feature featured february feedback
    few figure final finally find findings fine first five follow following footnote footnotes
    for four friday from full further general generally get give given go goal goals going
    good goodbye google got great had half has have having he hello help hence her here hers
    herself hey hi high highlight highlighted highlights him himself hint his history hmm how
    however huh i idea ideas if image impact implication implications important in including
    indeed index info information input inputs inside instead interesting interview into intro
    introduction intuition intuitively is issue it item items its itself january july june
    just key keynote keyword keywords kind know last lastly late later lemma less lesson
    lessons let like limits link links list listen literally little location long look lot low
    made main make many march maybe me mean means media meta method methods might mine minute
    minutes monday more moreover most motivation much music must my myself name namely near
    nearly need never new newsletter next nice nine no nobody none nor normally not note notes
    nothing november now number objection objections observation obviously october of off
    often oh ok okay old on once one only onto open opening option or original originally
    other others otherwise our ours out outcome outline output outputs outro over overall
    overview own p page paper papers paragraph part parts patreon people per perfect perhaps
    person perspective photo picture piece please plus podcast point points possible possibly
    post postscript precisely prediction premise press previous previously pro problem
    problems project prompt proof proposal proposition pros ps publication published purpose
    quarter question questions quick quickly quite quote quotes rather re really reason
    reasoning reasons recap recorded recording reference references related release remark
    remember remix reply report research resource resources respond response result results
    review right risk risks round rule rules said same saturday say scenario second secondly
    secret section see september series set setting setup seven several shall she short should
    show similar similarly simple simply since site six skip slide slides so solution some
    somebody someone something sometimes somewhat soon sorry sort source sources speaking
    special specifically spoiler spotify start statement status step steps still story
    strength strengths sub subject subscribe subtitle such suggestion summary sunday support
    suppose sure table tag tags take takeaway takeaways takes task tell ten test text than
    thank thanks that the their theirs them themselves then theorem theory there therefore
    these they thing things think third thirdly this those though thought thoughts three
    through throughout thursday thus till time timeline times timestamp timestamps title to
    today together tomorrow too top topic topics transcript translation trivia true try
    tuesday tweet twitter two type under unless until up update updated updates upon upside us
    use user using usually value variant version very via video view views vs wait want
    warning was way ways we weakness weaknesses website wednesday week welcome well went were
    what whatever when whenever where whereas whether which while who whole whom whose why
    wikipedia will wish with within without wonderful word words would wow write written www x
    yeah year years yep yes yet you your yours yourself youtube zero
    """.split()
)
"""English words that open sentences and sections: alone, or all of a phrase, never a speaker."""

NAMES_TOO = frozenset({"april", "august", "june", "may", "will"})
"""Those of them that are first names as well."""

NEVER = frozenset(
    """
    addendum appendix caption chapter citation contents correction corrections credits date
    definition disclaimer disclosure doi edit edited email equation errata erratum example
    examples faq figure footnote footnotes glossary highlight highlights image isbn lemma link
    links note notes outline part ps published quote quotes reference references section
    source sources spoiler step summary table takeaway takeaways theorem timestamp timestamps
    title tldr topic topics transcript update updated updates url video warning website
    """.split()
)
"""Words by which a page speaks of itself."""

SOUNDS = frozenset(
    """
    applause beep beeps cheering cheers chuckles clapping cough coughs coughing crosstalk foreign
    inaudible indistinct laugh laughs laughing laughter music noise noises overlapping pause
    ringing rings sigh sighs silence singing sneezes static unclear unintelligible whispers wind
    """.split()
)
"""What stands in brackets where nobody's words do."""

MACHINES = frozenset(
    "user assistant ai human system prompt model chatbot bot computer machine agent claude gpt"
    " chatgpt alice bob".split()
)
"""Parts in dialogues with machines, as speakers like to quote them."""

TITLES = frozenset(
    "dr mr mrs ms mx prof sir jr sr st phd md mp rev hon capt col gen lt sgt".split()
)
"""What stands before or after a name and is no part of it."""

PARTICLES = frozenset(
    "de la le du da di del della dos das do den der van von vom zu zur ter ten te af av bin ibn"
    " al el ben bat bar y e i lo los las san".split()
)
"""Small words inside names."""
