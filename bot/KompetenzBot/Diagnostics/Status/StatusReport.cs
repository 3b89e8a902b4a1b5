using KompetenzBot.Delivery;
using KompetenzBot.Alarms;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Diagnostics.Status;

/// <summary>The state of operation, without people. What could not be read is null.</summary>
internal sealed record StatusReport
{
    public required DateTimeOffset StartedAt { get; init; }

    public required bool IsSending { get; init; }

    public IReadOnlyList<SeenInstance>? Instances { get; init; }

    public IReadOnlyList<QueueLength>? Queues { get; init; }

    public IReadOnlyList<AlarmStatus>? Alarms { get; init; }

    public int? RemindersOverdue { get; init; }

    public required IReadOnlyList<NeighbourStatus> Neighbours { get; init; }

    public IReadOnlyList<SettingStatus>? Settings { get; init; }

    public IReadOnlyList<SelfTestStatus>? SelfTests { get; init; }

    public DateTimeOffset? CertificateExpiresAt { get; init; }
}

/// <summary>A running alarm in numbers.</summary>
/// <param name="Number">Which.</param>
/// <param name="IsDrill">Whether it is an exercise.</param>
/// <param name="Called">How many have a row.</param>
/// <param name="Waiting">How many of them are still to get their call.</param>
/// <param name="Unreachable">How many cannot get it.</param>
/// <param name="Stuck">How many messages should have been sent by now.</param>
internal sealed record AlarmStatus(AlarmNumber Number, bool IsDrill, int Called, int Waiting, int Unreachable, int Stuck);

/// <summary>What this instance knows of a system that it needs.</summary>
internal sealed record NeighbourStatus(Neighbour Neighbour, bool IsConfigured, Contact Contact);

/// <summary>Which version of a setting is in force; null: the product's own.</summary>
internal sealed record SettingStatus(string Name, int? Number);

/// <summary>Where a self-test stands; no state: it has never run.</summary>
internal sealed record SelfTestStatus(SelfTestKind Kind, bool IsConfigured, SelfTestState? State);
