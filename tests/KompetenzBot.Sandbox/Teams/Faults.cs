namespace KompetenzBot.Sandbox;

/// <summary>Faults on demand: a whole outage, the next requests, or a share of all. Safe for concurrent use.</summary>
/// <param name="seed">Seed of the random choice.</param>
public sealed class Faults(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly List<Planned> _next = [];
    private readonly List<Planned> _rates = [];
    private volatile bool _outage;

    /// <summary>While set, every request is answered with 503.</summary>
    public bool Outage
    {
        get => _outage;
        set => _outage = value;
    }

    /// <summary>Plans a fault for the next requests that match.</summary>
    public void Next(Fault fault, int times = 1, Func<ConnectorRequest, bool>? when = null)
    {
        lock (_gate)
            _next.AddRange(Enumerable.Repeat(new Planned(fault, 1, when), times));
    }

    /// <summary>Lets a share of the matching requests (0 to 1) fail from now on.</summary>
    public void Rate(Fault fault, double share, Func<ConnectorRequest, bool>? when = null)
    {
        lock (_gate)
            _rates.Add(new Planned(fault, share, when));
    }

    /// <summary>Ends the outage and forgets every planned fault.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _next.Clear();
            _rates.Clear();
            Outage = false;
        }
    }

    internal Fault? Take(ConnectorRequest request)
    {
        if (Outage)
            return Fault.Answer(503);
        lock (_gate)
        {
            var index = _next.FindIndex(planned => planned.Matches(request));
            if (index < 0)
                return _rates.Find(planned => planned.Matches(request) && _random.NextDouble() < planned.Share)?.Fault;
            var fault = _next[index].Fault;
            _next.RemoveAt(index);
            return fault;
        }
    }

    private sealed record Planned(Fault Fault, double Share, Func<ConnectorRequest, bool>? When)
    {
        public bool Matches(ConnectorRequest request) => When?.Invoke(request) ?? true;
    }
}
