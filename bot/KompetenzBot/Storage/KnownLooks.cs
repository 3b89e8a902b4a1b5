using System.Collections.Concurrent;
using KompetenzBot.Conversations;

namespace KompetenzBot.Storage;

/// <summary>Looks that are known to be written, so that a card that is drawn again writes none again. Safe for concurrent use.</summary>
/// <param name="most">How many are kept; then all are forgotten, which costs a write each and nothing else.</param>
internal sealed class KnownLooks(int most)
{
    private readonly ConcurrentDictionary<(UserId User, string Row), bool> _known = new();

    public int Count => _known.Count;

    public bool Contains(UserId user, string row) => _known.ContainsKey((user, row));

    public void Add(UserId user, string row)
    {
        if (_known.Count >= most)
        {
            _known.Clear();
        }

        _known[(user, row)] = true;
    }

    public void Forget(UserId user)
    {
        foreach (var look in _known.Keys.Where(look => look.User == user))
        {
            _known.TryRemove(look, out _);
        }
    }
}
