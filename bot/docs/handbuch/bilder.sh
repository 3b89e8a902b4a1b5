#!/usr/bin/env bash
# Runs the end-to-end journeys and replaces the pictures of the handbook by theirs: every picture that a page names.
set -euo pipefail
cd "$(dirname "$0")/../../.."

dotnet run --project tests/KompetenzBot.EndToEnd -- -class KompetenzBot.EndToEnd.Playground.MainJobTests -class KompetenzBot.EndToEnd.Playground.VolunteerTests \
  -class KompetenzBot.EndToEnd.Playground.CrisisTests -class KompetenzBot.EndToEnd.AnswerPage.AnswerPageTests
mkdir -p bot/docs/handbuch/bilder
cp "artifacts/screenshots/answer-page/de-1 call-light.png" artifacts/screenshots/cards/antwortseite.png
grep -oh 'bilder/[a-z0-9-]*\.png' bot/docs/handbuch/*.md | sort -u | while read -r picture; do
  cp "artifacts/screenshots/cards/${picture#bilder/}" "bot/docs/handbuch/$picture"
done
