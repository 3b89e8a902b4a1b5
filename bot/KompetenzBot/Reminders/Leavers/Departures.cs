using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KompetenzBot.Reminders.Leavers;

/// <summary>Marks, unmarks and erases registered people who left. Each step is in the audit trail.</summary>
public sealed class Departures(IProfileStore profiles, Eraser eraser, IAuditTrail audit, DutyClock clock, IOptions<LeaverOptions> options)
{
    private readonly Period _grace = options.Value.Grace!;

    /// <summary>Does what the directory's word about a person asks for. May be repeated.</summary>
    public async Task DealAsync(UserId user, Presence presence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var step = LeaverStep.Nothing;
        var profile = await profiles.ChangeAsync(
            user,
            profile =>
            {
                step = LeaverRules.Decide(profile.LeftAt, presence, GraceEnds(profile.LeftAt), now);
                return step switch
                {
                    LeaverStep.Mark => profile with { LeftAt = now },
                    LeaverStep.Unmark => profile with { LeftAt = null },
                    _ => profile,
                };
            },
            cancellationToken);
        await (profile is null ? Task.CompletedTask : step switch
        {
            LeaverStep.Mark => RecordAsync(AuditEvent.Left, profile, now, cancellationToken),
            LeaverStep.Unmark => RecordAsync(AuditEvent.Returned, profile, now, cancellationToken),
            LeaverStep.Erase => EraseAsync(user, now, cancellationToken),
            _ => Task.CompletedTask,
        });
    }

    private async Task EraseAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(user, cancellationToken) is { Profile.LeftAt: not null } stored)
        {
            await eraser.TryEraseAsync(stored, ErasureCause.Left, now, cancellationToken);
        }
    }

    private DateTimeOffset? GraceEnds(DateTimeOffset? leftAt) => leftAt is { } left ? clock.At(clock.ToLocal(left) + _grace) : null;

    private Task RecordAsync(AuditEvent what, Profile profile, DateTimeOffset now, CancellationToken cancellationToken) =>
        audit.AppendAsync(new AuditEntry(what, profile.Pseudonym, AuditActors.System, string.Empty, now), cancellationToken);
}
