# XML as curl gets and sends it, read by libxml2 instead of the project's own parser: virtual servers for SAP, listings
# of object storage, and the documented samples. Sourced by .ci/clients, which has step, info and expect.
# The token and the password reach curl in files: nothing of them is printed or stands in a list of processes.

sap=$(info endpoints sap)
store=$(info endpoints object-store)
schemas=spec/schemas
xml="$work/xml"
mkdir "$xml"
wrong() { echo "FAILED: $*" >&2; return 1; }

# Asks, and wants a status and a well-formed answer of type XML within two seconds; the answer is $xml/answer.
# ask STATUS METHOD URL OPTION…
ask() {
  local status=$1 method=$2 url=$3 told
  shift 3
  : > "$xml/answer"
  told=$(curl -sS -g --max-time 2 -X "$method" -H "@${credentials:-$xml/token}" -o "$xml/answer" -w '%{http_code} %{content_type}' \
    "$@" "$url" 2> "$work/log") || wrong "curl $method $url" || return 1
  cp "$xml/answer" "$work/log"
  [[ "$told" =~ ^$status\ (application|text)/xml ]] || wrong "$method $url: '$told', not '$status' and XML" || return 1
  xmllint --nonet --noout "$xml/answer" 2> "$work/log" || wrong "$method $url: not well-formed"
}

# Wants a document to be as a schema says; default: the last answer.
# valid SCHEMA [FILE]
valid() {
  local file=${2:-$xml/answer}
  xmllint --nonet --noout --relaxng "$schemas/$1.xml.rng" "$file" 2> "$work/log" || wrong "$file is not as $1 says"
}

# What an expression is in the last answer or in a file; xmllint 2.9 and later end it with a line break.
at() { xmllint --nonet --xpath "string($1)" "${2:-$xml/answer}" 2> /dev/null; }

# Wants an expression to be just this in the last answer.
# reads EXPRESSION VALUE
reads() {
  local found
  found=$(at "$1") || true
  [ "$found" = "$2" ] || wrong "$1 is '$found', not '$2'"
}

# Waits until the task of the last answer has ended, 60 seconds at most.
# ends STATUS
ends() {
  local task last=
  task=$(at '//task[1]/id')
  [ -n "$task" ] || wrong 'no task was told' || return 1
  for _ in $(seq 120); do
    ask 200 GET "$sap/tasks/$task" && valid sap/tasks.show.200 && reads /task/id "$task" || return 1
    last=$(at /task/status)
    [[ "$last" =~ ^(waiting|running)$ ]] || break
    sleep 0.5
  done
  [ "$last" = "$1" ] || wrong "the task is '$last', not '$1'"
}

# Has a server made of a file, and leaves its id in $server.
# makes FILE
makes() {
  valid sap/servers.create.request "$1" && ask 202 POST "$sap/l_servers" -H 'Content-Type: application/xml' \
    --data-binary "@$1" && valid sap/servers.create.202 || return 1
  server=$(at /task/resource/@id)
  ends completed && ask 200 GET "$sap/l_servers/$server" && valid sap/servers.show.200
}

# What was made, without what each server has of its own.
alike() {
  xmllint --nonet --c14n "$xml/answer" | sed -E -e 's/name="(tour|disk[0-9]+)-[a-z0-9-]*/name="\1/g' -e 's/ id="[^"]*"//' \
    -e 's/(address)="[^"]*"/\1=""/' -e 's/<(MacAddress)>[^<]*/<\1>/'
}

step "curl and xmllint: sign-in"
node -e 'const [, file] = process.argv, at = JSON.parse(fs.readFileSync(file))
  const domain = { name: at.domain }
  const user = { name: at.username, password: at.password, domain }
  const identity = { methods: ["password"], password: { user } }
  console.log(JSON.stringify({ auth: { identity, scope: { project: { name: at.project, domain } } } }))' \
  "$work/ready.json" > "$xml/sign-in"
curl -sSf -o "$xml/signed-in" -D "$xml/headers" -H 'Content-Type: application/json' --data "@$xml/sign-in" "$SIGN_IN_V3/auth/tokens"
sed -n 's/\r$//; s/^x-subject-token/X-Auth-Token/Ip' "$xml/headers" > "$xml/token"
[ -s "$xml/token" ] || wrong 'no token'

step "curl and xmllint: virtual servers for SAP, lists"
ask 200 GET "$sap/l_servers"
valid sap/servers.list.200
reads 'count(/LServers/LServer)' 0
for verbose in false true; do
  ask 200 GET "$sap/templates/l_servers?verbose=$verbose"
  valid sap/templates.list.200
  reads 'count(//LServerTemplate[@name="sap-small"])' 1
  ask 200 GET "$sap/networks?verbose=$verbose"
  valid sap/networks.list.200
  reads 'count(//Network)' 2
  ask 200 GET "$sap/server_images?mode=cloning&verbose=$verbose"
  valid sap/images.list.200
  reads 'count(//ServerImage[@name="SLES12_SAP"]) > 0' true
done
ask 200 GET "$sap/networks"
network=$(at '//Network[AvailabilityZone="jp-east-1a"]/@id')
[ -n "$network" ] || wrong 'no network in jp-east-1a'

step "curl and xmllint: server create, task, show, list"
cat > "$xml/plain" << END
<Resources><LServer name="tour-plain"><TemplateLink name="sap-small"/><ServerImageLink name="SLES12_SAP"/><Disks><Disk>\
<DiskIndex>1</DiskIndex><DiskSize>2.5</DiskSize></Disk></Disks><NICs><NIC><NICIndex>0</NICIndex><NetworkLinks>\
<NetworkLink id="$network"><IpAddress auto="false" address="172.16.10.77"/></NetworkLink></NetworkLinks></NIC></NICs>\
<AvailabilityZone>jp-east-1a</AvailabilityZone><Dedicated>false</Dedicated></LServer></Resources>
END
makes "$xml/plain"
for part in @name TemplateLink/@name 'Disks/Disk[DiskIndex=1]/DiskSize' NICs/NIC/NICIndex \
  NICs/NIC/NetworkLinks/NetworkLink/@id NICs/NIC//IpAddress/@address AvailabilityZone Dedicated; do
  wanted=$(at "/Resources/LServer/$part" "$xml/plain")
  [ -n "$wanted" ] || wrong "the request has no $part"
  reads "/Resources/LServer/$part" "$wanted"
done
reads /Resources/LServer/@id "$server"
reads //PowerStatus off
alike > "$xml/alike-plain"
plain=$server
ask 200 GET "$sap/l_servers"
valid sap/servers.list.200
reads "/LServers/LServer[@id='$plain']/@name" tour-plain


step "curl and xmllint: the same request as xmllint rewrites it"
# Other spacing, another order of attributes (`--c14n` sorts them), every value in numeric references, CDATA, a declared encoding.
# Each is the original to libxml2, and must be to the emulator; only names and addresses differ, which nobody has twice.
host=80
for way in format c14n references cdata ascii; do
  host=$((host + 1))
  sed "s/tour-plain/tour-$way/; s/172\.16\.10\.77/172.16.10.$host/" "$xml/plain" > "$xml/before"
  case $way in
    format) xmllint --nonet --format "$xml/before" | sed -E 's/^( *)/\1\1\t/; s/ (name|id|auto)="/\n\t\1  =  "/g; 1s/^\s+//' > "$xml/after" ;;
    c14n) xmllint --nonet --c14n "$xml/before" > "$xml/after" ;;
    references) node -e 'const references = text => [...text].map(c => `&#${Math.random() < 0.5 ? c.charCodeAt(0) : "x" + c.charCodeAt(0).toString(16)};`).join("")
      process.stdout.write(fs.readFileSync(0, "utf8").trim().replace(/(?<==")[^"]+|(?<=>)[^<]+/g, references))' < "$xml/before" > "$xml/after" ;;
    cdata) sed -E 's/>([^<>]+)</><![CDATA[\1]]><!-- \& <b> --><?pi <a>?></g' "$xml/before" > "$xml/after" ;;
    ascii) xmllint --nonet --encode US-ASCII "$xml/before" > "$xml/after" ;;
  esac
  ! cmp -s "$xml/before" "$xml/after" || wrong "$way is the original"
  for text in before after; do xmllint --nonet --noblanks --nocdata "$xml/$text" | xmllint --c14n - | sed 's/<?pi <a>?>//g; s/<!-- & <b> -->//g' > "$xml/c14n-$text"; done
  diff "$xml/c14n-before" "$xml/c14n-after" > "$work/log" || wrong "$way changes what the request says"
  makes "$xml/after"
  reads //LServer/@name "tour-$way"
  reads //IpAddress/@address "172.16.10.$host"
  alike > "$xml/alike"
  diff "$xml/alike-plain" "$xml/alike" > "$work/log" || wrong "$way made another server"
done

step "curl and xmllint: image create with awkward text"
comment="grüße & <b> 'x' ]]> 漢字"
ask 202 POST "$sap/server_images" --data-urlencode type=cloning --data-urlencode name=TourImage \
  --data-urlencode "l_server_rid=$plain" --data-urlencode "comment=$comment"
valid sap/images.create.202
ends completed
ask 200 GET "$sap/server_images?mode=cloning&verbose=true&disksize=true"
valid sap/images.list.200
reads '//ServerImage[@name="TourImage"]/Comment' "$comment"
reads '//ServerImage[@name="TourImage"]/Scope' private

step "curl and xmllint: an error of each form"
ask 404 GET "$sap/l_servers/none"
valid sap/servers.show.error
reads /error/arg 'LServer (none)'
ask 404 GET "$sap/l_servers/%3C%26%22%5D%5D%3E%C3%BC"
valid sap/servers.show.error
reads /error/arg 'LServer (<&"]]>ü)'
ask 404 GET "$sap/nothing?a=b&c"
reads /error/arg '/nothing?a=b&c'
ask 412 GET "$sap/l_servers?state=none"
valid sap/servers.list.error
reads /error/arg state
ask 405 PATCH "$sap/l_servers"
ask 406 GET "$sap/l_servers" -H 'Accept: application/json'
reads 'count(/error/message)' 1
ask 415 POST "$sap/l_servers" -H 'Content-Type: application/json' -d '{}'
valid sap/servers.create.error
credentials=/dev/null ask 401 GET "$sap/l_servers"
valid sap/servers.list.error
ask 409 PUT "$sap/l_servers/$plain/stop" -d force=true
valid sap/servers.stop.error
reads /errors/error/AvailabilityZone jp-east-1a
reads '/errors/error/arg[1]' tour-plain
# The server was never started, so that no server can be made of its image: the task tells why.
project=$(at '//ServerImage[@name="TourImage"]/Project' <(curl -sS -H "@$xml/token" "$sap/server_images?mode=cloning"))
sed -E "s/tour-plain/tour-failed/; s/SLES12_SAP\"\/>/TourImage\"\/><ServerImageProject name=\"$project\"\/>/; s/10\.77/10.99/" \
  "$xml/plain" > "$xml/failing"
ask 202 POST "$sap/l_servers" -H 'Content-Type: application/xml' --data-binary "@$xml/failing"
ends error
reads 'count(/task/error[code != ""][message != ""])' 1

step "curl and xmllint: entities, nesting and UTF-16 are refused at once"
node -e 'const name = i => `e${i}`, entity = i => `<!ENTITY ${name(i)} "${i ? `&${name(i - 1)};`.repeat(10) : "ha"}">`
  console.log(`<!DOCTYPE Resources [${Array.from({ length: 12 }, (_, i) => entity(i)).join("")}]><Resources>&e11;</Resources>`)' > "$xml/bomb"
sed 's/^/<!DOCTYPE Resources [<!ENTITY e SYSTEM "file:\/\/\/etc\/hostname">]>/; s/tour-plain/\&e;/' "$xml/plain" > "$xml/outside"
sed 's/^/<!DOCTYPE Resources>/; s/tour-plain/tour-dtd/' "$xml/plain" > "$xml/dtd"
xmllint --nonet --encode UTF-16 "$xml/plain" > "$xml/utf16"
node -e 'console.log("<a>".repeat(1e5) + "</a>".repeat(1e5))' > "$xml/nested"
node -e 'console.log("<a>".repeat(1e5))' > "$xml/open"
sed "s#</LServer>#$(printf '<a>%.0s' {1..31})$(printf '</a>%.0s' {1..31})&#" "$xml/plain" > "$xml/deep"
for hostile in bomb outside dtd utf16 nested open deep; do
  for path in l_servers networks; do
    ask 400 POST "$sap/$path" -H 'Content-Type: application/xml' -H 'Expect:' --data-binary "@$xml/$hostile"
    valid "sap/${path/l_/}.create.error"
    reads /error/message 'Bad Request' # and not that this or that is missing: it was not read at all
  done
done
ask 200 GET "$sap/l_servers"
valid sap/servers.list.200
reads 'count(//LServer)' 6

step "curl and xmllint: listings of object storage"
container="grüße & <b> 'x' \"y\" 漢字"
url="$store/$(node -p 'encodeURIComponent(process.argv[1])' "$container")"
curl -sSf -X PUT -H "@$xml/token" "$url" > "$work/log"
for object in "a&b]]>.txt" "folder/<ü>"; do
  echo "$object" | curl -sSf -T - -H "@$xml/token" "$url/$(node -p 'encodeURIComponent(process.argv[1])' "$object")" > "$work/log"
done
ask 200 GET "$store?format=xml"
valid object-storage/containers.list.200
[ "$(at '/account/container[count=2]/name')" = "$container" ] || wrong 'the name of the container is another'
for asked in '?format=xml' '?format=json&format=xml' ''; do
  ask 200 GET "$url$asked" -H 'Accept: application/xml'
  valid object-storage/objects.list.200
  reads /container/@name "$container"
  reads '/container/object[1]/name' "a&b]]>.txt"
  reads '/container/object[1]/bytes' 11
  reads '/container/object[2]/name' "folder/<ü>"
done
ask 200 GET "$url?format=xml&delimiter=/"
valid object-storage/objects.list.200
reads /container/subdir/@name folder/
ask 200 POST "$store?bulk-delete" -H 'Accept: application/xml' -H 'Content-Type: text/plain' --data-binary \
  "$(node -p 'const [, c] = process.argv; ["a&b]]>.txt", "folder/<ü>", "none", ""].map(o => [c, o].filter(Boolean).map(encodeURIComponent).join("/")).join("\n")' "$container")"
valid object-storage/bulk.delete.200
reads /delete/number_deleted 3
reads /delete/number_not_found 1

step "xmllint: the documented samples"
# Where the manual prints a word for a number, a time or a choice, one stands here: names and their places are the manual's.
fill() {
  local time='2016-07-29 18:05:00 +09:00' leaf rules=()
  local pairs=(DiskIndex 1 DiskSize 2.5 NICIndex 0 MacAddress 00:16:3e:00:00:01 CPUPerf 2.6
    NumOfCPU 2 MemorySize 16.0 ResourceStatus stop PowerStatus off BaseImageId 1a2b Scope private Dedicated false
    status completed progress 100 starttime "$time" endtime "$time" CreateTime "$time")
  for ((leaf = 0; leaf < ${#pairs[@]}; leaf += 2)); do rules+=(-e "s#<(${pairs[leaf]})>[^<]+</#<\1>${pairs[leaf + 1]}</#"); done
  sed -E "${rules[@]}" -e 's/auto="[^"]*"/auto="true"/; s/ (address|subnet|mask|start|end|ip)="[^"]*"/ \1="172.16.10.5"/g' \
    -e 's/version="[^"]*"/version="1"/; s#date="[^"]*"#date="2016/07/29-18:05:00"#; s/nic="[^"]*"/nic="0"/' \
    -e 's/computerName, hostName/host/; s/(<Subnet id=)"[^"]*/\1"00000000-0000-4000-8000-000000000000/' "$1"
}
declare -A schema_of=([1.7.3-http-response-error]=servers.list.error [1.7.3-http-response-task]=servers.start.202
  [1.7.4-xml-common-specification-lservers]=servers.list.200 [1.7.4-xml-common-specification-resources]=servers.show.200
  [1.7.5.1-]=templates.list.200 [1.7.5.2-]=servers.create.request [1.7.5.3-]=servers.list.200 [1.7.5.4-]=servers.show.200
  [1.7.5.9-]=servers.update.request [1.7.5.15-]=images.delete.202 [1.7.5.16-]=images.list.200
  [1.7.5.17-]=images.change-scope.202 [1.7.5.21-]=tasks.show.200 [1.7.5.22-]=projects.enable.202
  [1.7.5.23-]=projects.disable.202 [1.7.5.24-]=projects.show.200 [1.7.5.25-]=networks.create.request
  [1.7.5.27-]=networks.list.200)
for sample in samples/k5/foundation/1.7*.xml; do
  schema=
  for start in "${!schema_of[@]}"; do [[ "$sample" != */"$start"* ]] || schema=${schema_of[$start]}; done
  [ -n "$schema" ] || wrong "$sample has no schema here"
  xmllint --nonet --noout "$sample" 2> "$work/log"
  fill "$sample" > "$xml/sample"
  [[ "$schema:$sample" != images.list.200:* ]] || sed -i 's#<DiskIndex>1<#<DiskIndex>0<#' "$xml/sample"
  valid "sap/$schema" "$xml/sample" || wrong "$sample is not as its operation says"
  { echo '<x>'; cat "$xml/sample"; echo '</x>'; } > "$xml/wrapped"
  ! valid "sap/$schema" "$xml/wrapped" 2> /dev/null || wrong "$schema takes everything"
done
! valid sap/servers.show.200 samples/k5/foundation/1.7.5.4-*.xml 2> /dev/null || wrong 'a word passed for a number'

step "curl and xmllint: delete everything"
ask 202 DELETE "$sap/server_images/TourImage?type=cloning"
valid sap/images.delete.202
ends completed
ask 200 GET "$sap/l_servers"
for server in $(xmllint --nonet --xpath '//LServer/@id' "$xml/answer" | sed 's/ *id="//; s/"//'); do
  ask 202 DELETE "$sap/l_servers/$server"
  valid sap/servers.delete.202
  ends completed
done
ask 200 GET "$sap/l_servers"
reads 'count(//LServer)' 0
