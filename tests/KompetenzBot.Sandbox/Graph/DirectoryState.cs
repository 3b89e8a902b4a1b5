namespace KompetenzBot.Sandbox;

/// <summary>Everything that the simulated directory holds, and the order in which it changed. Safe for concurrent use.</summary>
internal sealed class DirectoryState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, DirectoryPerson> _people = [];
    private readonly Dictionary<Guid, DirectoryPerson> _bin = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _groups = [];
    private readonly List<Guid> _changes = [];

    /// <summary>How many changes there were; a later state has a higher number.</summary>
    public int Version
    {
        get
        {
            lock (_gate)
                return _changes.Count;
        }
    }

    public DirectoryPerson? Find(Guid id)
    {
        lock (_gate)
            return _people.GetValueOrDefault(id);
    }

    public void Put(DirectoryPerson person)
    {
        lock (_gate)
        {
            _people[person.Id] = person;
            _bin.Remove(person.Id);
            _changes.Add(person.Id);
        }
    }

    public void Delete(Guid id)
    {
        lock (_gate)
        {
            if (!_people.Remove(id, out var person))
                throw new KeyNotFoundException("There is no such person.");
            _bin[id] = person;
            _changes.Add(id);
        }
    }

    public void Restore(Guid id)
    {
        lock (_gate)
            Put(_bin.GetValueOrDefault(id) ?? throw new KeyNotFoundException("No such person was deleted."));
    }

    public void PutGroup(Guid group, IEnumerable<Guid> members)
    {
        lock (_gate)
            _groups[group] = [.. members];
    }

    /// <summary>Whether someone is in a group, also through groups in it.</summary>
    public bool IsMember(Guid group, Guid member)
    {
        lock (_gate)
            return IsMember(group, member, []);
    }

    /// <summary>What is in a group, also through groups in it, and those groups; null where there is no such group.</summary>
    public IReadOnlyList<Guid>? Members(Guid group)
    {
        lock (_gate)
        {
            if (!_groups.ContainsKey(group))
                return null;
            HashSet<Guid> found = [];
            Queue<Guid> open = new([group]);
            while (open.TryDequeue(out var next))
            {
                foreach (var member in _groups.GetValueOrDefault(next) ?? [])
                {
                    if (found.Add(member))
                        open.Enqueue(member);
                }
            }

            return [.. found.Order()];
        }
    }

    /// <summary>Everybody who is there, in the order of their ids.</summary>
    public IReadOnlyList<Guid> Everybody()
    {
        lock (_gate)
            return [.. _people.Keys.Order()];
    }

    /// <summary>Who changed between two versions, each once.</summary>
    public IReadOnlyList<Guid> Changed(int from, int to)
    {
        lock (_gate)
            return [.. _changes[from..to].Distinct()];
    }

    private bool IsMember(Guid group, Guid member, HashSet<Guid> seen) =>
        seen.Add(group) && _groups.TryGetValue(group, out var members) && (members.Contains(member) || members.Any(inner => IsMember(inner, member, seen)));
}
