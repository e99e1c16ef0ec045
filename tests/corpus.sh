#!/usr/bin/env bash
# Parses every text of a folder and passes when none of them makes the program fail.
#   tests/corpus.sh PROGRAM FOLDER
# SHUZHI_CORPUS names another folder. Without one the test counts as skipped.
set -u
program=$1
folder=${SHUZHI_CORPUS:-$2}
if [ ! -d "$folder" ]; then
  echo "skipped: there is no $folder"
  exit 77
fi

texts=0
failed=0
while IFS= read -r -d '' text; do
  texts=$((texts + 1))
  if ! "$program" parse "$text" --format json >/dev/null; then
    echo "failed: $text"
    failed=$((failed + 1))
  fi
done < <(find "$folder" -type f -print0 | sort -z)
echo "$texts texts parsed, $failed failed"
[ "$texts" -gt 0 ] && [ "$failed" -eq 0 ]
