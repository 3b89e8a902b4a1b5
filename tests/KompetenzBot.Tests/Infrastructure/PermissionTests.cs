using System.Text.RegularExpressions;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>What the bot asks the directory is what administrators are told, and what they are told is what is granted.</summary>
public sealed partial class PermissionTests
{
    private const string Identity = "30000000-0000-4000-8000-000000000001";

    private static string Explained { get; } = File.ReadAllText(Path.Combine(Templates.Folder, "permissions.md"));

    private static string Script { get; } = Path.Combine(Templates.Folder, "scripts", "graph-permissions.sh");

    [Fact]
    public void Every_call_of_the_directory_client_is_explained()
    {
        var calls = SourceTree.Files("bot/KompetenzBot.Platform/Graph", "*.cs").SelectMany(file => Call().Matches(File.ReadAllText(file))).Select(match => match.Groups["call"].Value).Distinct().ToArray();

        Assert.Contains("GET /users/{id}", calls);
        Assert.All(calls, call => Assert.Contains($"`{call}`", Explained, StringComparison.Ordinal));
    }

    [Fact]
    public void The_script_grants_what_is_explained()
    {
        var explained = Row().Matches(Explained).Select(match => match.Groups["permission"].Value);
        var granted = Arrays().Matches(File.ReadAllText(Script)).SelectMany(match => match.Groups["permissions"].Value.Split(' '));

        Assert.Equal(explained.Order(StringComparer.Ordinal), granted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_no_feature_asks_for_yet_is_not_a_reason_of_today()
    {
        var asks = SourceTree.Files("bot/KompetenzBot", "*.cs").Any(file => File.ReadAllText(file).Contains("GetManagerAsync", StringComparison.Ordinal));
        var why = Explained.Split('\n').Single(line => line.StartsWith("| `User.Read.All`", StringComparison.Ordinal)).Split('|')[3];

        Assert.False(asks, "line managers are asked for by now: no longer future");
        Assert.Contains("Future:", why, StringComparison.Ordinal);
        Assert.InRange(why.IndexOf("line manager", StringComparison.Ordinal), why.IndexOf("Future:", StringComparison.Ordinal), why.Length);
        Assert.DoesNotContain("managers are not told", Explained, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_that_the_templates_give_are_explained() =>
        Assert.All(
            ["Storage Table Data Contributor", "Storage Queue Data Contributor", "Key Vault Secrets User", "Communication and Email Service Owner", "Storage Table Data Reader", "Storage Blob Data Contributor", "AcrPull"],
            role => Assert.Contains($"| {role} |", Explained, StringComparison.Ordinal));

    [Fact]
    public async Task What_is_missing_is_granted_and_nothing_else()
    {
        var (calls, output) = await RunAsync(granted: "a1\trole-User.Read.All", Identity);

        Assert.Equal(["role-GroupMember.Read.All", "role-TeamsAppInstallation.ReadWriteSelfForUser.All"], Granted(calls));
        Assert.Contains("User.Read.All: was granted", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Also granted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_can_be_left_out_and_another_taken_back()
    {
        var (calls, output) = await RunAsync(
            granted: "a1\trole-User.Read.All\na2\trole-MailboxSettings.Read", Identity, "--without", "TeamsAppInstallation.ReadWriteSelfForUser.All", "--revoke", "MailboxSettings.Read");

        Assert.Equal(["role-GroupMember.Read.All"], Granted(calls));
        Assert.Single(calls, call => call.Contains("--method delete", StringComparison.Ordinal) && call.Contains("/appRoleAssignments/a2", StringComparison.Ordinal));
        Assert.DoesNotContain("Also granted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_permission_is_granted_only_when_asked_for()
    {
        var (calls, _) = await RunAsync(granted: "", Identity, "--with", "MailboxSettings.Read");

        Assert.Contains("role-MailboxSettings.Read", Granted(calls));
    }

    [Fact]
    public async Task What_else_is_granted_is_named()
    {
        var (_, output) = await RunAsync(granted: "a9\trole-Mail.Read", Identity);

        Assert.Contains("Also granted, and not by this call: Mail.Read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var (calls, output) = await RunAsync(granted: "a1\trole-User.Read.All", Identity, "--dry-run", "--revoke", "User.Read.All");

        Assert.Contains("User.Read.All: would be revoked", output, StringComparison.Ordinal);
        Assert.DoesNotContain(calls, call => call.Contains("--method post", StringComparison.Ordinal) || call.Contains("--method delete", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not-an-id")]
    [InlineData(Identity, "--with", "Mail.ReadWrite")]
    [InlineData(Identity, "--all")]
    public async Task Anything_else_is_refused(params string[] arguments)
    {
        var (calls, _) = await RunAsync(granted: "", arguments, exitCode: 2);

        Assert.Empty(calls);
    }

    private static IEnumerable<string> Granted(IEnumerable<string> calls) =>
        calls.Where(call => call.Contains("--method post", StringComparison.Ordinal)).Select(call => RoleId().Match(call).Groups["role"].Value);

    private static Task<(string[] Calls, string Output)> RunAsync(string granted, params string[] arguments) => RunAsync(granted, arguments, exitCode: 0);

    /// <summary>In a tenant that knows every permission by <c>role-{name}</c>.</summary>
    private static Task<(string[] Calls, string Output)> RunAsync(string granted, string[] arguments, int exitCode) => AzStandIn.RunAsync(
        "graph-permissions.sh",
        $$"""
          *"appRoles[?value=="*) sed "s/.*value=='\([^']*\)'.*/role-\1/" <<< "$*" ;;
          *"appRoles[?id=="*) sed "s/.*id=='role-\([^']*\)'.*/\1/" <<< "$*" ;;
          "ad sp show"*) printf 'graph\n' ;;
          *"--method get"*) printf '{{granted.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}}\n' ;;
        """,
        exitCode,
        arguments);

    [GeneratedRegex("<c>(?<call>(GET|POST|PUT|PATCH|DELETE) /[^<]+)</c>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"^\| `(?<permission>[A-Za-z]+\.[A-Za-z.]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(permissions|optional)=\((?<permissions>[^)]+)\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Arrays();

    [GeneratedRegex("\"appRoleId\":\"(?<role>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleId();
}
