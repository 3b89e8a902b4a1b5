namespace KompetenzBot.Conversations;

/// <summary>What a person did in a turn.</summary>
public abstract record TurnInput
{
    private TurnInput()
    {
    }

    /// <summary>They wrote something.</summary>
    public sealed record Text(string Value) : TurnInput;

    /// <summary>They sent a file.</summary>
    /// <param name="Name">As it is called; from the person.</param>
    /// <param name="Url">Where it can be read; nothing in it is trusted.</param>
    public sealed record File(string Name, string Url) : TurnInput;

    /// <summary>They installed the app, or Teams told the bot that the chat is there; it does so more than once.</summary>
    public sealed record Installed : TurnInput;

    /// <summary>They removed the app: the chat can no longer be written to.</summary>
    public sealed record Uninstalled : TurnInput;

    /// <summary>They pressed a button of a card.</summary>
    /// <param name="Verb">What to do: <c>feature.action</c>.</param>
    /// <param name="Values">The button's data and the card's inputs as text. Comes from the client: nothing in it is trusted.</param>
    public sealed record CardAction(string Verb, IReadOnlyDictionary<string, string> Values) : TurnInput
    {
        /// <summary>The id of the message that holds the card; null where the client does not say it.</summary>
        public string? MessageId { get; init; }

        /// <summary>The part of the verb before the first dot.</summary>
        public string Feature => Verb.Split('.', 2)[0];

        /// <summary>The part of the verb behind the first dot.</summary>
        public string Action => Verb.Split('.', 2) is [_, var action] ? action : string.Empty;

        /// <summary>A trimmed value, or the empty text.</summary>
        public string Value(string name) => Values.GetValueOrDefault(name)?.Trim() ?? string.Empty;

        /// <summary>The same, cut off at a length.</summary>
        public string Value(string name, int longest) => Value(name).Cut(longest);

        /// <summary>A toggle.</summary>
        public bool IsOn(string name) => Value(name).Equals("true", StringComparison.OrdinalIgnoreCase);

        /// <summary>The choices of a multi-select, which Teams joins by commas.</summary>
        public IReadOnlyList<string> Choices(string name) =>
            Value(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
