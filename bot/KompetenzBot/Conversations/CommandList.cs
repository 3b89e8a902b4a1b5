using FuzzySharp;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>All commands: finds the one that a text begins with, and tells what there is.</summary>
public sealed class CommandList
{
    /// <summary>The verb of buttons that run a command, with the command's word under <see cref="CommandKey"/>.</summary>
    public const string Verb = "command.run";

    internal const string CommandKey = "command";
    private const int CloseEnough = 75;
    private const int AlmostTheSame = 88;
    private const int LongestWord = 40;
    private readonly ICommand[] _commands;
    private readonly Dictionary<string, ICommand> _byWord;

    /// <summary>Takes the features' commands and adds help.</summary>
    /// <exception cref="ArgumentException">Two commands share a word.</exception>
    public CommandList(IEnumerable<ICommand> commands)
    {
        _commands = [.. commands, new Help(this)];
        _byWord = _commands.SelectMany(command => command.Words.All, (command, word) => (command, word)).ToDictionary(p => p.word, p => p.command, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A button that does what writing the text does.</summary>
    public static AdaptiveExecuteAction Button(string title, string word, AdaptiveActionStyle? style = null) =>
        new() { Title = title, Verb = Verb, Style = style, Data = new() { [CommandKey] = word } };

    /// <summary>The command of a word.</summary>
    public ICommand? Find(string word) => _byWord.GetValueOrDefault(word);

    /// <summary>The command that the text begins with, a word or two, and the rest of the text.</summary>
    public (ICommand Command, string Arguments)? Parse(string text)
    {
        var one = EndOfWord(text, 0);
        var two = one < text.Length ? EndOfWord(text, one + 1) : one;
        return Parse(text, two) ?? Parse(text, one);
    }

    private (ICommand Command, string Arguments)? Parse(string text, int end) =>
        (Find(text[..end].Trim()) ?? Find(text[..end].Trim().TrimEnd('.', '!', '?', ':'))) is { } command ? (command, text[end..].Trim()) : null;

    private static int EndOfWord(string text, int from) => text.AsSpan(from).IndexOfAny(' ', '\n', '\t') is var length and >= 0 ? from + length : text.Length;

    /// <summary>What one can write, after a text that nobody understood.</summary>
    public async Task<Reply> HelpAsync(TurnContext turn, string notUnderstood, CancellationToken cancellationToken)
    {
        var nearest = notUnderstood.Length > LongestWord ? null : (await OfferedAsync(turn, cancellationToken))
            .SelectMany(words => words.All.Select(word => (Words: words, Score: Fuzz.Ratio(word, notUnderstood.ToLowerInvariant()))))
            .Where(candidate => candidate.Score >= (candidate.Words.IsFinal ? AlmostTheSame : CloseEnough))
            .OrderByDescending(candidate => candidate.Score)
            .Select(candidate => turn.Culture.TwoLetterISOLanguageName == "en" ? candidate.Words.English : candidate.Words.German)
            .FirstOrDefault();
        var notice = nearest is null ? ConversationTexts.NotUnderstood : ConversationTexts.DidYouMean.With(nearest);
        return await ShowAsync(turn, notice, cancellationToken);
    }

    private async Task<Reply> ShowAsync(TurnContext turn, string? notice, CancellationToken cancellationToken)
    {
        var card = HelpCard.Build(await OfferedAsync(turn, cancellationToken), turn.Culture);
        return Reply.Card(notice is null ? card : CardLayout.WithNotice(card, notice), ConversationTexts.HelpTitle);
    }

    private async Task<IReadOnlyList<CommandWords>> OfferedAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        List<CommandWords> offered = [];
        foreach (var command in _commands)
        {
            if (await command.IsForAsync(turn.User, cancellationToken))
            {
                offered.Add(command.Words);
            }
        }

        return offered;
    }

    private sealed class Help(CommandList list) : ICommand
    {
        public CommandWords Words { get; } = new("hilfe", "help", () => ConversationTexts.HelpDescription, "?", "start", "menü", "menu", "hallo", "hello", "hi", "moin", "guten tag") { Group = CommandGroup.General };

        public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => list.ShowAsync(turn, null, cancellationToken);
    }
}
