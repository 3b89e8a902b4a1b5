using System.Globalization;
using System.Text;
using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>Reads the multipart answer to a transaction: one part per action, or a single part with the error.</summary>
internal static class TableTransactionAnswer
{
    public static IReadOnlyList<ETag?> Read(Response response, IReadOnlyList<TableTransactionAction> actions, string operation)
    {
        var content = response.Content.ToMemory().Span;
        var versions = new List<ETag?>(actions.Count);
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range].TrimEnd((byte)'\r');
            if (line.StartsWith("HTTP/1.1 "u8))
            {
                var status = int.Parse(line.Slice("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
                if (status >= 400)
                {
                    throw TableFailure.OfTransaction(response, status, Json(content[range.End.GetOffset(content.Length)..]), operation);
                }

                versions.Add(null);
            }
            else if (versions.Count > 0 && Header(line) is { } etag && actions[versions.Count - 1].ActionType != TableTransactionActionType.Delete)
            {
                versions[^1] = new ETag(etag);
            }
        }

        return versions.Count == actions.Count
            ? versions
            : throw new TableRequestFailedException(
                response.Status,
                $"The table service answered {versions.Count} instead of {actions.Count} actions to: {operation}.",
                TableErrorCode.NoResponse,
                nameof(TableErrorCode.NoResponse));
    }

    private static string? Header(ReadOnlySpan<byte> line) =>
        line.Length > 5 && Ascii.EqualsIgnoreCase(line[..5], "ETag:"u8) ? Encoding.ASCII.GetString(line[5..].Trim((byte)' ')) : null;

    private static ReadOnlySpan<byte> Json(ReadOnlySpan<byte> rest)
    {
        var start = rest.IndexOf((byte)'{');
        return start < 0 ? [] : rest[start..];
    }
}
