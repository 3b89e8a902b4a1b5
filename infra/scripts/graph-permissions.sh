#!/usr/bin/env bash
# Grants the bot's identity the application permissions of Microsoft Graph that infra/permissions.md explains, and nothing else.
# Needs the Azure CLI, signed in as somebody who may grant admin consent (Privileged Role Administrator).
#
#   graph-permissions.sh <object id of the identity> [--with <permission>]... [--without <permission>]... [--revoke <permission>]... [--dry-run]
#
# May be repeated: what is granted already stays. What else is granted is named at the end.
set -euo pipefail

graph_app=00000003-0000-0000-c000-000000000000
permissions=(User.Read.All GroupMember.Read.All TeamsAppInstallation.ReadWriteSelfForUser.All)
# tenant-wide when granted here; see infra/permissions.md for the way that is scoped to the people who take part
optional=(MailboxSettings.Read)

usage() {
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

identity=${1:-}
[[ $identity =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]] || usage
shift

wanted=("${permissions[@]}") revoked=() dry_run=false
known() {
  local one
  for one in "${permissions[@]}" "${optional[@]}"; do [[ $one == "$1" ]] && return; done
  printf '%s is no permission that the bot uses.\n' "$1" >&2
  exit 2
}
leave_out() {
  local kept=() one
  for one in "${wanted[@]}"; do [[ $one == "$1" ]] || kept+=("$one"); done
  wanted=("${kept[@]}")
}
while (($# > 0)); do
  case $1 in
    --dry-run) dry_run=true ;;
    --with | --without | --revoke)
      (($# > 1)) || usage
      known "$2"
      case $1 in
        --with) leave_out "$2" && wanted+=("$2") ;;
        --without) leave_out "$2" ;;
        --revoke) leave_out "$2" && revoked+=("$2") ;;
      esac
      shift
      ;;
    *) usage ;;
  esac
  shift
done

assignments=https://graph.microsoft.com/v1.0/servicePrincipals/$identity/appRoleAssignments
graph=$(az ad sp show --id "$graph_app" --query id --output tsv)

role_of() {
  local id
  id=$(az ad sp show --id "$graph_app" --query "appRoles[?value=='$1' && contains(allowedMemberTypes, 'Application')].id | [0]" --output tsv)
  [[ -n $id ]] || { printf 'This tenant does not know the permission %s.\n' "$1" >&2; exit 1; }
  printf '%s\n' "$id"
}

# id of the assignment, id of the role
granted=$(az rest --method get --url "$assignments" --query "value[?resourceId=='$graph'].[id, appRoleId]" --output tsv)
assignment_of() { awk -v role="$1" '$2 == role { print $1 }' <<< "$granted"; }

expected=()
for permission in "${wanted[@]}"; do
  role=$(role_of "$permission")
  expected+=("$role")
  if [[ -n $(assignment_of "$role") ]]; then
    printf '%s: was granted\n' "$permission"
  elif $dry_run; then
    printf '%s: would be granted\n' "$permission"
  else
    az rest --method post --url "$assignments" --headers Content-Type=application/json \
      --body "{\"principalId\":\"$identity\",\"resourceId\":\"$graph\",\"appRoleId\":\"$role\"}" --output none
    printf '%s: granted\n' "$permission"
  fi
done

for permission in "${revoked[@]}"; do
  assignment=$(assignment_of "$(role_of "$permission")")
  if [[ -z $assignment ]]; then
    printf '%s: was not granted\n' "$permission"
  elif $dry_run; then
    printf '%s: would be revoked\n' "$permission"
  else
    az rest --method delete --url "$assignments/$assignment" --output none
    printf '%s: revoked\n' "$permission"
    granted=$(grep -vF "$assignment" <<< "$granted" || true)
  fi
done

while read -r _ role; do
  [[ -n $role && " ${expected[*]} " != *" $role "* ]] || continue
  printf 'Also granted, and not by this call: %s\n' \
    "$(az ad sp show --id "$graph_app" --query "appRoles[?id=='$role'].value | [0]" --output tsv)"
done <<< "$granted"
