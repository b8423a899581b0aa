curl -i $publicURL?bulk-delete -X POST -H "X-Auth-Token:$token" -H "Accept: application/json" -H "Content-Type:text/plain" --data-binary @DeleteList.txt
