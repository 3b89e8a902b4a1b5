using System.ComponentModel.DataAnnotations;

namespace KompetenzBot.Delivery;

/// <summary>Configuration section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Whether this instance sends; off in a deployment slot.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Pace towards Teams.</summary>
    [Range(1, 1000, ErrorMessage = "Delivery:RequestsPerSecond must be between 1 and 1000; Teams allows 50 per app and tenant.")]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>How many messages are in flight at once.</summary>
    [Range(1, 1000, ErrorMessage = "Delivery:Concurrency must be between 1 and 1000.")]
    public int Concurrency { get; set; } = 32;
}
