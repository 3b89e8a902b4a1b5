using KompetenzBot.Conversations;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>Refuses roles that could not work; the message names the key.</summary>
internal sealed class RolesValidator : IValidateOptions<RolesOptions>
{
    public ValidateOptionsResult Validate(string? name, RolesOptions options)
    {
        List<string> errors = [];
        for (var i = 0; i < options.BreakGlass.Count; i++)
        {
            if (UserId.TryParse(options.BreakGlass[i]) is null)
            {
                errors.Add($"Roles:BreakGlass:{i} must be an Entra object id (a GUID).");
            }
        }

        for (var i = 0; i < options.Bodies.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(options.Bodies[i].Name))
            {
                errors.Add($"Roles:Bodies:{i}:Name must say what the body is called.");
            }
        }

        if (options.BreakGlass.Count > 0 && options.Bodies.Count == 0)
        {
            errors.Add("Roles:Bodies:0:Name is required where Roles:BreakGlass names coordinators, since every call says which body it comes from.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
