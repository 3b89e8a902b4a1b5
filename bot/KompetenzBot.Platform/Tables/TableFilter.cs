using System.Globalization;

namespace KompetenzBot.Platform.Tables;

/// <summary>
/// A condition on entities, written as OData with interpolated values:
/// <c>TableFilter.Create($"PartitionKey eq {key} and DueOn le {now}")</c>. Every value becomes a typed, escaped literal; only the text between them is code.
/// </summary>
public sealed class TableFilter
{
    private readonly string text;

    private TableFilter(string text) => this.text = text;

    /// <summary>Values may be of every type that <see cref="TableEntity"/> stores, or filters, which are put in parentheses.</summary>
    /// <exception cref="ArgumentException">A value is null (tables do not store it), not finite or of another type.</exception>
    public static TableFilter Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = Array.ConvertAll(filter.GetArguments(), Literal);
        return new TableFilter(string.Format(CultureInfo.InvariantCulture, filter.Format, literals));
    }

    /// <summary>The entities of one partition.</summary>
    public static TableFilter Partition(string partitionKey) => Create($"PartitionKey eq {partitionKey}");

    /// <summary>The entities whose property, usually RowKey, starts with a prefix. The service sorts and compares by code unit.</summary>
    /// <exception cref="ArgumentException">The prefix is empty or its last character has no successor.</exception>
    public static TableFilter StartsWith(string propertyName, string prefix)
    {
        TableRules.PropertyName(propertyName);
        if (prefix is null or [] || char.IsSurrogate(prefix[^1]) || prefix[^1] >= '\ud7ff')
        {
            throw new ArgumentException("The prefix is not empty and ends in a character of the basic plane.", nameof(prefix));
        }

        var end = prefix[..^1] + (char)(prefix[^1] + 1);
        return new TableFilter($"{propertyName} ge {Literal(prefix)} and {propertyName} lt {Literal(end)}");
    }

    public TableFilter And(TableFilter other) => Create($"{this} and {other}");

    public TableFilter Or(TableFilter other) => Create($"{this} or {other}");

    public TableFilter Not() => Create($"not {this}");

    /// <summary>The OData text; it contains the values.</summary>
    public override string ToString() => text;

    private static object Literal(object? value) => value switch
    {
        string content => $"'{content.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Double(number),
        DateTimeOffset time => $"datetime'{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}'",
        Guid id => $"guid'{id:D}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        TableFilter filter => $"({filter.text})",
        null => throw new ArgumentException("A filter cannot compare with null: tables do not store it.", nameof(value)),
        _ => throw new ArgumentException($"A filter cannot compare with a value of type {value.GetType().Name}.", nameof(value)),
    };

    private static string Double(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits;
    }
}
