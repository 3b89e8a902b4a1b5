namespace KompetenzBot.Conversations;

/// <summary>The Entra object id of a person, in lower case: the one key under which everything about a person is stored.</summary>
public readonly record struct UserId
{
    private readonly string? _value;

    private UserId(string value) => _value = value;

    /// <summary>Reads an object id; anything that is not a GUID with hyphens is none.</summary>
    public static UserId? TryParse(string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? new UserId(id.ToString("D")) : null;

    /// <summary>Reads an object id that is known to be one, e.g. from a key.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static UserId Parse(string text) => TryParse(text) ?? throw new FormatException("Not an Entra object id.");

    /// <summary>As protocols carry it that know GUIDs.</summary>
    public Guid ToGuid() => Guid.Parse(ToString());

    /// <summary>The GUID in lower case with hyphens.</summary>
    public override string ToString() => _value ?? string.Empty;
}
