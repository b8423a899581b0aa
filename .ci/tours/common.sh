# Words that the tours of the openstack client are written in. Sourced by .ci/clients, which has step, run and expect.
# Nothing that a tour prints may hold a secret: the columns of an answer with a password are always chosen.

fail() { echo "FAILED: $*" >&2; return 1; }

# Runs the client and wants one line of what it says to be exactly this.
# says LINE ARGUMENT…
says() {
  local line=$1
  shift
  run openstack "$@" || return 1
  grep -qxF -- "$line" "$work/log" || fail "openstack $*: no line '$line'"
}

# Wants no line of what the client says to be this.
says_not() {
  local line=$1
  shift
  run openstack "$@" || return 1
  ! grep -qxF -- "$line" "$work/log" || fail "openstack $*: still '$line'"
}

# Wants the client to fail and to give a reason.
# refused PATTERN ARGUMENT…
refused() {
  local pattern=$1
  shift
  ! timeout 120 openstack "$@" > "$work/log" 2>&1 || fail "openstack $* was not refused" || return 1
  grep -qE -- "$pattern" "$work/log" || fail "openstack $*: refused, but not by /$pattern/"
}

# The one value that the client says.
value() { timeout 120 openstack "$@" -f value 2> /dev/null; }

# Waits until something has a status, 60 seconds at most.
# becomes STATUS KIND NAME, e.g. becomes ACTIVE server one
becomes() {
  local status=$1 last=
  shift
  for _ in $(seq 30); do
    last=$(value "${@:1:$#-1}" show "${@: -1}" -c status || true)
    [ "$last" != "$status" ] || return 0
    sleep 1
  done
  fail "$* is '$last', not '$status'"
}

# Waits until something is in no list any more, 60 seconds at most.
# vanishes NAME KIND…, e.g. vanishes one server
vanishes() {
  local name=$1
  shift
  for _ in $(seq 30); do
    value "$@" list -c Name > "$work/log" || fail "openstack $* list"
    grep -qxF -- "$name" "$work/log" || return 0
    sleep 1
  done
  fail "$* $name is still listed"
}

# Does something as the user of the other project.
as_alternate() {
  OS_USERNAME=alternate OS_PROJECT_NAME=alternate OS_PASSWORD=$(info alternate password) "$@"
}
