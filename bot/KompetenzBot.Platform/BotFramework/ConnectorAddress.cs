namespace KompetenzBot.Platform.BotFramework;

/// <summary>Builds the connector's URLs. Ids are data: whatever stands in them stays one segment of the path.</summary>
internal static class ConnectorAddress
{
    /// <summary>Null when a segment is missing or is one that URL normalisation would swallow, whether escaped or not.</summary>
    public static Uri? Create(string serviceUrl, ReadOnlySpan<string?> path)
    {
        var url = serviceUrl.TrimEnd('/') + "/v3";
        foreach (var segment in path)
        {
            if (segment is null or "" or "." or "..")
            {
                return null;
            }

            url += "/" + Uri.EscapeDataString(segment);
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : null;
    }
}
