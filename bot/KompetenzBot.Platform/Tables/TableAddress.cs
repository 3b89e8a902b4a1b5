using System.Globalization;
using System.Text;

namespace KompetenzBot.Platform.Tables;

/// <summary>The addresses of one table service. A quote in a key is doubled, then everything is percent-encoded.</summary>
internal sealed class TableAddress(Uri endpoint)
{
    private readonly string root = endpoint.AbsoluteUri.TrimEnd('/');

    public Uri Tables => new($"{root}/Tables");

    public Uri Batch => new($"{root}/$batch");

    public Uri Table(string table) => new($"{root}/Tables('{table}')");

    public Uri Entities(string table) => new($"{root}/{table}");

    public string Entity(string table, string partitionKey, string rowKey) =>
        $"{root}/{table}(PartitionKey='{Quoted(partitionKey)}',RowKey='{Quoted(rowKey)}')";

    public Uri Entity(string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select)
    {
        var entity = Entity(table, partitionKey, rowKey);
        return new Uri(select is null ? entity : $"{entity}?$select={Select(select)}");
    }

    public Uri Query(string table, TableFilter? filter, int? top, IReadOnlyCollection<string>? select, TableContinuation? from)
    {
        var address = new StringBuilder($"{root}/{table}()");
        var separator = '?';
        Add("$filter", filter is null ? null : Uri.EscapeDataString(filter.ToString()));
        Add("$top", top?.ToString(CultureInfo.InvariantCulture));
        Add("$select", select is null ? null : Select(select));
        Add("NextPartitionKey", from is null ? null : Uri.EscapeDataString(from.NextPartitionKey));
        Add("NextRowKey", from?.NextRowKey is { } row ? Uri.EscapeDataString(row) : null);
        return new Uri(address.ToString());

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                address.Append(separator).Append(name).Append('=').Append(value);
                separator = '&';
            }
        }
    }

    private static string Quoted(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    // without its keys an entity would be nobody's
    private static string Select(IReadOnlyCollection<string> select)
    {
        foreach (var name in select)
        {
            TableRules.PropertyName(name);
        }

        return string.Join(',', select.Union(["PartitionKey", "RowKey"], StringComparer.Ordinal).Select(Uri.EscapeDataString));
    }
}
