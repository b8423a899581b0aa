curl -i $publicURL?bulk-delete -X POST -H "X-Auth-Token: $token" -H "Accept: application/xml" -H "Content-Type:text/plain" --data-binary @DeleteList.txt
