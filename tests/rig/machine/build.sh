#!/bin/bash
# Makes the guest machine in the folder given: Debian's kernel, its modules, a camera module built for it, and an
# initramfs that mounts this machine's own / for reading. Does nothing when the newest kernel is there already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$1
mkdir -p "$target"
cd "$target"

image=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image/{print $2; exit}')
version=${image#linux-image-}
stamp="$version $(cat "$here/build.sh" "$here/init" | sha256sum)"
if [ "$(cat made 2>/dev/null)" = "$stamp" ]; then exit 0; fi
rm -rf made kernel loopback share initrd initrd.gz ./*.deb

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "linux-headers-$version" >apt.log 2>&1
apt-get download -q "$image" v4l2loopback-dkms >>apt.log 2>&1
dpkg -x "$image"_*.deb kernel
dpkg -x v4l2loopback-dkms_*.deb loopback
rm -f ./*.deb
source=$(echo "$PWD"/loopback/usr/src/v4l2loopback-*)
make -s -C "/usr/src/linux-headers-$version" M="$source" modules >module.log 2>&1
modules=kernel/lib/modules/$version
mkdir -p "$modules/extra"
cp "$source"/*.ko "$modules/extra/"
depmod -b kernel "$version"
mkdir -p share
cp -al kernel/lib/modules share/modules
cp "kernel/boot/vmlinuz-$version" vmlinuz

mkdir -p initrd/{bin,mods,proc,sys,dev,root9p,tmpfs,newroot}
cp /bin/busybox initrd/bin/busybox
cp "$here/init" initrd/init
chmod +x initrd/init
: >initrd/mods/order
for name in virtio_pci 9pnet_virtio 9p overlay; do
  own=$(grep "/$name\.ko:" "$modules/modules.dep")
  wanted=$(echo "${own#*:}" | tr ' ' '\n' | tac)
  for path in $wanted ${own%%:*}; do
    file=$(basename "$path")
    grep -qx "/mods/$file" initrd/mods/order && continue
    cp "$modules/$path" "initrd/mods/$file"
    echo "/mods/$file" >>initrd/mods/order
  done
done
(cd initrd && find . | cpio -o -H newc --quiet | gzip -1 >../initrd.gz)
echo "$stamp" >made
echo "guest machine: kernel $version"
