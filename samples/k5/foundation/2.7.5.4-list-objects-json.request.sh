curl -i $publicURL/marktwain?format=json -X GET -H "X-Auth-Token:$token"
