using KompetenzBot.Conversations;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>Refuses roles that could not work; the message names the key.</summary>
internal sealed class RolesValidator(IHostEnvironment environment) : IValidateOptions<RolesOptions>
{
    /// <summary>What the directory answers in one question.</summary>
    private const int MaximumGroups = 20;

    public ValidateOptionsResult Validate(string? name, RolesOptions options)
    {
        string[] errors = [.. Bodies(options), .. Groups(options), .. BreakGlass(options), .. environment.IsProduction() ? Missing(options) : []];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Bodies(RolesOptions options) =>
    [
        .. options.Bodies.Index().Where(body => string.IsNullOrWhiteSpace(body.Item.Name)).Select(body => $"Roles:Bodies:{body.Index}:Name must say what the body is called."),
        .. options.Bodies.Index().Where(body => body.Item.Name?.Any(char.IsControl) == true).Select(body => $"Roles:Bodies:{body.Index}:Name must be one line of text: it stands in text messages."),
        .. options.Bodies.Index().Where(body => !string.IsNullOrEmpty(body.Item.DutyPhone) && !IsNumber(body.Item.DutyPhone)).Select(body => $"Roles:Bodies:{body.Index}:DutyPhone must be a mobile number with its country code, such as +4915112345678."),
    ];

    /// <summary>E.164.</summary>
    private static bool IsNumber(string text) => text is ['+', >= '1' and <= '9', ..] && text.Length is >= 8 and <= 16 && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static IEnumerable<string> Groups(RolesOptions options)
    {
        var groups = KeysAndGroups(options).ToArray();
        foreach (var (key, _) in groups.Where(group => !Guid.TryParse(group.Group, out _)))
        {
            yield return $"{key} must be the object id of a directory group (a GUID).";
        }

        if (groups.DistinctBy(group => group.Group, StringComparer.OrdinalIgnoreCase).Count() > MaximumGroups)
        {
            yield return $"Roles:Bodies, Roles:Approvers, Roles:Administrators and Roles:Auditors may name {MaximumGroups} groups together: the directory is asked for all of them at once.";
        }
    }

    private static IEnumerable<(string Key, string Group)> KeysAndGroups(RolesOptions options) =>
    [
        .. options.Bodies.Index().Where(body => !string.IsNullOrEmpty(body.Item.Group)).Select(body => ($"Roles:Bodies:{body.Index}:Group", body.Item.Group!)),
        .. options.Approvers.Index().Select(group => ($"Roles:Approvers:{group.Index}", group.Item)),
        .. options.Administrators.Index().Select(group => ($"Roles:Administrators:{group.Index}", group.Item)),
        .. options.Auditors.Index().Select(group => ($"Roles:Auditors:{group.Index}", group.Item)),
    ];

    private static IEnumerable<string> BreakGlass(RolesOptions options)
    {
        foreach (var (index, id) in options.BreakGlass.Index())
        {
            if (UserId.TryParse(id) is null)
            {
                yield return $"Roles:BreakGlass:{index} must be an Entra object id (a GUID).";
            }
        }

        if (options.BreakGlass.Count > 0 && options.Bodies.Count == 0)
        {
            yield return "Roles:Bodies:0:Name is required where Roles:BreakGlass names coordinators, since every call says which body it comes from.";
        }
    }

    private static IEnumerable<string> Missing(RolesOptions options)
    {
        if (options.Bodies.Count == 0 || options.Bodies.Any(body => string.IsNullOrEmpty(body.Group)))
        {
            yield return "Roles:Bodies:0:Name and the Roles:Bodies:n:Group of every body are required in Production: without them nobody may call.";
        }

        if (options.Approvers.Count == 0 || options.Administrators.Count == 0 || options.Auditors.Count == 0)
        {
            yield return "Roles:Approvers:0, Roles:Administrators:0 and Roles:Auditors:0 are required in Production.";
        }
    }
}
