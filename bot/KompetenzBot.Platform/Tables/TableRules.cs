using System.Text;
using System.Text.RegularExpressions;

namespace KompetenzBot.Platform.Tables;

/// <summary>
/// The service's limits, checked before sending (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model):
/// the emulator accepts more than Azure does. Messages name properties, never values.
/// </summary>
internal static partial class TableRules
{
    public const int MaxPageSize = 1000;
    public const int MaxTransactionBytes = 4 << 20;

    private const int MaxKeyCharacters = 512;
    private const int MaxProperties = 252;
    private const int MaxNameCharacters = 255;
    private const int MaxStringCharacters = 32 << 10;
    private const int MaxBinaryBytes = 64 << 10;
    private const int MaxEntityBytes = 1 << 20;

    private static readonly DateTimeOffset MinDateTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string TableName(string name) =>
        NamePattern().IsMatch(name) && !name.Equals("tables", StringComparison.OrdinalIgnoreCase)
            ? name
            : throw new ArgumentException("A table's name has 3 to 63 letters and digits, starts with a letter and is not 'tables'.", nameof(name));

    public static void Key(string key, string name)
    {
        ArgumentNullException.ThrowIfNull(key, name);
        if (key.Length > MaxKeyCharacters)
        {
            throw new ArgumentException($"{name} has {key.Length} characters; at most {MaxKeyCharacters} are allowed.", name);
        }

        if (key.AsSpan().IndexOfAny(@"/\#?") >= 0 || key.Any(char.IsControl))
        {
            throw new ArgumentException($@"{name} must not contain / \ # ? or control characters.", name);
        }

        WellFormed(key, name);
    }

    public static void Entity(TableEntity entity)
    {
        Key(entity.PartitionKey, nameof(TableEntity.PartitionKey));
        Key(entity.RowKey, nameof(TableEntity.RowKey));
        if (entity.Keys.Count > MaxProperties)
        {
            throw new ArgumentException($"The entity has {entity.Keys.Count} properties; at most {MaxProperties} are allowed.", nameof(entity));
        }

        // the service's own formula: 4 bytes, the keys, and per property 8 bytes, its name and its value; text counts two bytes a character
        var size = 4L + (2 * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var (name, value) in entity)
        {
            PropertyName(name);
            size += 8 + (2 * name.Length) + Size(name, value);
        }

        if (size > MaxEntityBytes)
        {
            throw new ArgumentException($"The entity takes {size} bytes; at most {MaxEntityBytes} are allowed.", nameof(entity));
        }
    }

    public static void PropertyName(string name)
    {
        if (name.Length > MaxNameCharacters || !PropertyPattern().IsMatch(name))
        {
            throw new ArgumentException($"A property's name has up to {MaxNameCharacters} letters, digits and underscores and does not start with a digit.", nameof(name));
        }
    }

    private static int Size(string name, object value)
    {
        switch (value)
        {
            case string text:
                WellFormed(text, name);
                return text.Length <= MaxStringCharacters
                    ? 4 + (2 * text.Length)
                    : throw new ArgumentException($"Property {name} has {text.Length} characters; at most {MaxStringCharacters} are allowed.", nameof(value));
            case byte[] bytes:
                return bytes.Length <= MaxBinaryBytes
                    ? 4 + bytes.Length
                    : throw new ArgumentException($"Property {name} has {bytes.Length} bytes; at most {MaxBinaryBytes} are allowed.", nameof(value));
            case DateTimeOffset time:
                return time >= MinDateTime
                    ? 8
                    : throw new ArgumentException($"Property {name} is before the year 1601, the first that tables store.", nameof(value));
            case Guid:
                return 16;
            case bool:
                return 1;
            case int:
                return 4;
            default:
                return 8;
        }
    }

    private static void WellFormed(string text, string name)
    {
        try
        {
            Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"{name} contains half of a surrogate pair.", name, exception);
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PropertyPattern();
}
