# read-only-root.sh APP JAVA_HOME CONFIG COMMAND…: runs the command as Kubernetes runs the image. In a mount namespace of its
# own APP is /mnt/app, JAVA_HOME /mnt/java and CONFIG's folder /mnt/config; nothing can be written to but an empty /tmp of
# 64 MiB; the user is 10001 and may do nothing more than that.
set -eu
if [ "${INSIDE-}" != yes ]; then
  export INSIDE=yes
  # Whoever is not root already is it in a user namespace, where it counts for mounts alone.
  [ "$(id -u)" = 0 ] && exec unshare --mount sh "$0" "$@" || exec unshare --user --map-root-user --mount sh "$0" "$@"
fi
app=$1 java=$2 config=$3
shift 3
mount -t tmpfs -o mode=755 tmpfs /mnt
mkdir /mnt/app /mnt/java /mnt/config
mount --bind "$app" /mnt/app
mount --bind "$java" /mnt/java
cp "$config" /mnt/config/application.properties
chmod 444 /mnt/config/application.properties
mount -t tmpfs -o size=1m tmpfs /dev/shm
cut -d ' ' -f 2 /proc/self/mounts | while read -r point; do
  case $point in
    /dev | /dev/pts | /dev/mqueue | /proc | /proc/* | /sys | /sys/*) ;;
    *) mount -o remount,bind,ro "$point" 2>/dev/null || true ;;
  esac
done
mount -t tmpfs -o mode=1777,size=64m tmpfs /tmp
cd /mnt/app
if [ -e /proc/self/uid_map ] && [ "$(awk '{print $3}' /proc/self/uid_map)" != 1 ]; then
  run="setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all"
else
  run="unshare --user --map-user=10001 --map-group=10001"
fi
# A root that can be written to after all would prove nothing.
for place in /mnt/app /mnt/config / "$HOME" /var/tmp /dev/shm; do
  if $run touch "$place/written" 2>/dev/null; then
    echo "read-only-root.sh: $place can be written to" >&2
    exit 1
  fi
done
exec $run "$@"
