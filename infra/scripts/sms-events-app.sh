#!/usr/bin/env bash
# Makes the app registration for which Event Grid gets the token that it sends with every delivery report. It has no secret.
# Needs the Azure CLI, signed in as somebody who may register applications and assign people to them.
#
#   sms-events-app.sh <display name> [--writer <object id of the service principal that deploys>]
#
# Without --writer the person who is signed in may make the subscription. May be repeated. Prints the id for sms.eventsAudience.
set -euo pipefail

event_grid_app=4962773b-9cdb-44cf-a8bf-237846a00ab7
role_name=AzureEventGridSecureWebhookSubscriber
role_id=6a0f5b0e-6c7e-4f0b-9d3c-3f1f6f1c7b52

usage() {
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

name=${1:-} writer=
[[ -n $name && $name != --* ]] || usage
shift
case ${1:-} in
  '') ;;
  --writer) writer=${2:?} ;;
  *) usage ;;
esac

graph=https://graph.microsoft.com/v1.0

app=$(az ad app list --display-name "$name" --query "[?displayName=='$name'].appId | [0]" --output tsv)
if [[ -z $app ]]; then
  app=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv --app-roles "[{
    \"id\": \"$role_id\", \"value\": \"$role_name\", \"displayName\": \"$role_name\", \"description\": \"May send delivery reports to KompetenzBot\",
    \"allowedMemberTypes\": [\"Application\", \"User\"], \"isEnabled\": true }]")
fi

principal_of() { az ad sp show --id "$1" --query id --output tsv 2> /dev/null || az ad sp create --id "$1" --query id --output tsv; }
webhook=$(principal_of "$app")
event_grid=$(principal_of "$event_grid_app")

# without it every application of the tenant could get a token for this one
az rest --method patch --url "$graph/servicePrincipals/$webhook" --headers Content-Type=application/json --body '{"appRoleAssignmentRequired":true}' --output none

if [[ -z $writer ]]; then
  writer=$(az ad signed-in-user show --query id --output tsv)
fi

assigned=$(az rest --method get --url "$graph/servicePrincipals/$webhook/appRoleAssignedTo" --query 'value[].principalId' --output tsv)
for principal in "$event_grid" "$writer"; do
  if ! grep -qiF "$principal" <<< "$assigned"; then
    az rest --method post --url "$graph/servicePrincipals/$webhook/appRoleAssignedTo" --headers Content-Type=application/json \
      --body "{\"principalId\":\"$principal\",\"resourceId\":\"$webhook\",\"appRoleId\":\"$role_id\"}" --output none
  fi
done

printf '%s\n' "$app"
