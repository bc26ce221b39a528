#!/bin/bash
# sysroot.sh DIR: makes DIR/tc, a copy of the active toolchain with a standard library for x86_64-pc-windows-gnu
# beside its own, built once from Debian's rust-src of the very same version.
# Exits 3 where no source of that version can be had. The mirror is the one this machine's apt already uses.
set -euo pipefail
DIR=$(realpath -m "$1")
TARGET=x86_64-pc-windows-gnu
VERSION=$(rustc -V | cut -d' ' -f2)
SYSROOT=$(rustc --print sysroot)
KEYS=/usr/share/keyrings/debian-archive-keyring.gpg

none() { echo "windows: $1" >&2; exit 3; }

command -v apt-get >/dev/null || none "no apt here to bring rust-src"
[ -f "$KEYS" ] || none "no keys of the Debian archive here (package debian-archive-keyring)"
MIRROR=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $3; exit }')
[ -n "$MIRROR" ] || none "apt knows no Debian archive (is its list empty? apt-get update)"

mkdir -p "$DIR"/apt/{lists,archives}/partial
cd "$DIR"
for suite in trixie-backports forky sid; do
  echo "deb [signed-by=$KEYS] $MIRROR $suite main"
done > apt/sources.list
APT=(-o "Dir::Etc::sourcelist=$DIR/apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$DIR/apt/lists"
  -o "Dir::Cache=$DIR/apt" -o APT::Sandbox::User=root -o Acquire::Languages=none)
timeout 300 apt-get "${APT[@]}" -qq update || none "the archive's lists cannot be read"
PACKAGE=$(apt-cache "${APT[@]}" madison rust-src |
  awk -F'|' -v v="$VERSION" '{ gsub(/ /, "", $2); if (index($2, v "+") == 1 || index($2, v "-") == 1) { print $2; exit } }')
[ -n "$PACKAGE" ] || none "Debian has no rust-src for rustc $VERSION"
rm -rf rust-src_*.deb src tc probe
timeout 600 apt-get "${APT[@]}" -qq download "rust-src=$PACKAGE" || none "rust-src $PACKAGE cannot be fetched"
dpkg -x rust-src_*.deb src

# Hard links where the file system allows them: the copy shares its files with the toolchain, so nothing in it may
# ever be edited in place, only added or deleted.
mkdir tc
cp -al "$SYSROOT"/{bin,lib,libexec} tc/ 2>/dev/null || cp -a "$SYSROOT"/{bin,lib,libexec} tc/
rm -rf "tc/lib/rustlib/$TARGET" tc/lib/rustlib/src
mkdir tc/lib/rustlib/src
ln -s "$DIR/src/usr/src/rustc-$VERSION" tc/lib/rustlib/src/rust

mkdir -p probe/src
printf '[package]\nname = "probe"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' > probe/Cargo.toml
echo 'fn main() { println!("probe ok") }' > probe/src/main.rs
(
  cd probe
  # RUSTC_BOOTSTRAP stays in this one build: build scripts of the counter's own crates would change with it.
  # Bitcode is embedded because a release with thin LTO reads it from the standard library.
  export PATH=$DIR/tc/bin:$PATH RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$DIR/probe/target
  export RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=$DIR/src/usr/src=/rustc"
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
  unset RUSTUP_TOOLCHAIN CARGO_ENCODED_RUSTFLAGS RUSTC RUSTC_WRAPPER CARGO
  cargo build -q --release -Z build-std=std,panic_unwind,panic_abort,test,proc_macro --target "$TARGET"
)
mkdir -p "tc/lib/rustlib/$TARGET/lib"
cp probe/target/"$TARGET"/release/deps/*.rlib "tc/lib/rustlib/$TARGET/lib/"
rm -rf probe apt rust-src_*.deb "src/usr/src/rustc-$VERSION/src"
rustc -V > tc/version
echo "std for $TARGET, rustc $VERSION, from Debian's rust-src $PACKAGE: $DIR/tc"
