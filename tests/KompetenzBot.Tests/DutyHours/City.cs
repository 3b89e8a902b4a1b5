using KompetenzBot.DutyHours;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Tests.DutyHours;

internal static class City
{
    /// <summary>Dortmund's clock with the hours that are the default.</summary>
    public static DutyClock Clock { get; } = new(Options.Create(new DutyHoursOptions()));
}
