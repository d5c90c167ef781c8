#!/usr/bin/env bash
# html.sh FOLDER: every page of a built site through the Nu HTML checker and html-validate.
set -euo pipefail
folder=$1
here=$(cd "$(dirname "$0")" && pwd)

java -jar "$here/node_modules/vnu-jar/build/dist/vnu.jar" \
  --skip-non-html --errors-only --format gnu "$folder"
echo "Nu HTML checker: $(find "$folder" -name '*.html' | wc -l) pages without an error"

"$here/node_modules/.bin/html-validate" --config "$here/htmlvalidate.json" \
  --formatter text "$folder/**/*.html"
echo "html-validate: no error"
