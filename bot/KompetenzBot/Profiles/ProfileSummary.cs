using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

using KompetenzBot.DutyHours;

namespace KompetenzBot.Profiles;

/// <summary>The parts of a profile for its owner to read.</summary>
public static class ProfileSummary
{
    /// <summary>Certificates that end within this time are marked.</summary>
    public const int SoonDays = 90;

    /// <summary>Competences by category.</summary>
    public static IEnumerable<AdaptiveElement> CompetencesOf(Profile profile, CompetenceCatalogue catalogue, DateOnly today) => profile.Competences
        .GroupBy(held => catalogue.Find(held.CompetenceId)?.Category.NameIn(CultureInfo.CurrentUICulture) ?? ProfileTexts.Retired)
        .SelectMany(category => new[]
        {
            CardLayout.Text(category.Key, subtle: true),
            CardLayout.Text(string.Join("\n\n", category.Select(held => $"• {Describe(held, catalogue, today)}"))) with { Spacing = AdaptiveSpacing.Small },
        });

    /// <summary>For what, when and how to be called.</summary>
    public static IEnumerable<AdaptiveElement> ContactOf(Profile profile)
    {
        AdaptiveFact?[] facts =
        [
            new(ProfileTexts.For, Words(ProfileWords.Purposes(), profile.Purposes)),
            new(ProfileTexts.When, Words(ProfileWords.Availabilities(), profile.Availability)),
            profile.WorkingHours is { } hours ? new(ProfileTexts.Hours, Describe(hours)) : null,
            new(ProfileTexts.Mobile, Mobile(profile)),
            profile.CodeWord is { Length: > 0 } word ? new(ProfileTexts.CodeWord, Markdown.Escape(word)) : null,
        ];
        yield return new AdaptiveFactSet { Facts = [.. facts.OfType<AdaptiveFact>()] };
    }

    /// <summary>Limits and remark.</summary>
    public static IEnumerable<AdaptiveElement> AboutOf(Profile profile)
    {
        yield return CardLayout.Text(profile.Limits == Limits.None ? ProfileTexts.NoLimits : Words(ProfileWords.AllLimits(), profile.Limits));
        if (profile.Remark.Length > 0)
        {
            yield return CardLayout.Text(ProfileTexts.Remark, subtle: true);
            foreach (var line in profile.Remark.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return CardLayout.Verbatim(line);
            }
        }
    }

    /// <summary>What was agreed to.</summary>
    public static IEnumerable<AdaptiveElement> ConsentsOf(Profile profile)
    {
        yield return CardLayout.Text(Describe(profile.Consent));
    }

    /// <summary>One consent as a line.</summary>
    public static string Describe(Consent consent) => ProfileTexts.ConsentGiven.With(
        Markdown.Escape(consent.NoticeVersion),
        consent.GivenAt.ToString("d", CultureInfo.CurrentCulture),
        consent.Sms ? ProfileTexts.Yes : ProfileTexts.No,
        consent.Calendar ? ProfileTexts.Yes : ProfileTexts.No);

    /// <summary>One competence as a line, with level and validity.</summary>
    public static string Describe(HeldCompetence held, CompetenceCatalogue catalogue, DateOnly today)
    {
        if (catalogue.Find(held.CompetenceId) is not { } competence)
        {
            return Markdown.Escape(held.CompetenceId);
        }

        var name = competence.NameIn(CultureInfo.CurrentUICulture);
        var level = held.Level is { } id ? competence.Levels?.Find(id)?.NameIn(CultureInfo.CurrentUICulture) : null;
        return string.Join(" · ", new[] { name, level, Validity(held, today) }.OfType<string>());
    }

    private static string Mobile(Profile profile) => profile switch
    {
        { Mobile: null } => ProfileTexts.NotGiven,
        { MobileConfirmedAt: { } at } => ProfileTexts.MobileConfirmed.With(profile.Mobile, at.ToString("d", CultureInfo.CurrentCulture)),
        _ => profile.Mobile,
    };

    private static string? Validity(HeldCompetence held, DateOnly today) => held.ValidUntil switch
    {
        null => null,
        { } until when until < today => $"⚠️ {ProfileTexts.Expired.With(until.ToString("d", CultureInfo.CurrentCulture))}",
        { } until when until <= today.AddDays(SoonDays) => $"⏳ {ProfileTexts.ExpiresSoon.With(until.ToString("d", CultureInfo.CurrentCulture))}",
        { } until => ProfileTexts.ValidUntil.With(until.ToString("d", CultureInfo.CurrentCulture)),
    };

    private static string Describe(WorkingHours hours) => ProfileTexts.HoursText.With(
        Words(ProfileWords.Days(), hours.Days),
        hours.Start.ToString("HH:mm", CultureInfo.InvariantCulture),
        hours.End.ToString("HH:mm", CultureInfo.InvariantCulture));

    private static string Words<T>(IReadOnlyList<(T Value, string Text)> words, T chosen)
        where T : struct, Enum =>
        string.Join(", ", words.Where(word => chosen.HasFlag(word.Value)).Select(word => word.Text));
}
