using System.Net;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>Value of an <c>application/search</c> invoke: what the person has typed so far into a choice set.</summary>
public sealed record SearchInvokeValue : WireObject
{
    public string? QueryText { get; init; }

    public SearchQueryOptions? QueryOptions { get; init; }

    /// <summary>The data set that the card names in <c>choices.data</c>.</summary>
    public string? Dataset { get; init; }
}

/// <summary>The page of results that the client wants.</summary>
public sealed record SearchQueryOptions : WireObject
{
    public int? Skip { get; init; }

    public int? Top { get; init; }
}

/// <summary>Answer to an <c>application/search</c> invoke.</summary>
public sealed record SearchInvokeResponse
{
    /// <summary>More results than this are not shown.</summary>
    public const int MaximumResults = 15;

    public required int StatusCode { get; init; }

    public required string Type { get; init; }

    public required SearchResults Value { get; init; }

    /// <summary>The first <see cref="MaximumResults"/> of the choices.</summary>
    public static SearchInvokeResponse Results(IEnumerable<SearchResult> choices) => new()
    {
        StatusCode = (int)HttpStatusCode.OK,
        Type = "application/vnd.microsoft.search.searchResponse",
        Value = new SearchResults([.. choices.Take(MaximumResults)]),
    };
}

/// <summary>The list inside a <see cref="SearchInvokeResponse"/>.</summary>
public sealed record SearchResults(IReadOnlyList<SearchResult> Results);

/// <summary>One choice: what the person reads and what the card submits.</summary>
public sealed record SearchResult(string Title, string Value);
