using System.ComponentModel.DataAnnotations;
using KompetenzBot.Privacy.Retention;

namespace KompetenzBot.Privacy;

/// <summary>Configuration section <c>Privacy</c>: what the notice says about this city.</summary>
public sealed class PrivacyOptions
{
    /// <summary>Version of the notice; a new one asks everyone for consent again.</summary>
    [Required(ErrorMessage = "Privacy:NoticeVersion must name the version of the privacy notice, for example 2026-1.")]
    public string NoticeVersion { get; set; } = "1";

    /// <summary>Who is responsible.</summary>
    public string Controller { get; set; } = string.Empty;

    /// <summary>Where questions about privacy go.</summary>
    public string Contact { get; set; } = string.Empty;

    /// <summary>How a deployment counts as working time.</summary>
    public string WorkingTime { get; set; } = string.Empty;

    /// <summary>How people are insured in a deployment.</summary>
    public string Insurance { get; set; } = string.Empty;

    /// <summary>Groups smaller than this are not shown as exact numbers.</summary>
    [Range(1, 100, ErrorMessage = "Privacy:MinimumGroup must be between 1 and 100.")]
    public int MinimumGroup { get; set; } = 5;

    private RetentionTimes _kept = new RetentionOptions().Read();

    /// <summary>How long what is kept, as configured elsewhere.</summary>
    public RetentionTimes GetKept() => _kept;

    internal void Keep(RetentionTimes times) => _kept = times;
}
