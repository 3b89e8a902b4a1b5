using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.Sandbox;

/// <summary>A person known to the simulated Teams, shared by all of the person's clients.</summary>
/// <param name="aadObjectId">Entra object id, lower case.</param>
/// <param name="name">Display name.</param>
/// <param name="locale">Language of the person's clients, such as <c>de-DE</c>.</param>
public sealed class TeamsAccount(string aadObjectId, string name, string locale)
{
    private volatile AppState _app = AppState.Installed;

    public string AadObjectId => aadObjectId;

    public string Name => name;

    public string Locale => locale;

    /// <summary>The id by which the bot knows the person (<c>29:…</c>), derived from the object id.</summary>
    public string TeamsId { get; } = "29:1" + Derive("user", aadObjectId);

    /// <summary>The person's chat with the bot.</summary>
    public string ConversationId { get; } = "a:1" + Derive("chat", aadObjectId);

    public AppState App
    {
        get => _app;
        set => _app = value;
    }

    private static string Derive(string purpose, string id) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}|{id}"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
