using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Feedback;

/// <summary>What people said, as totals; small groups are hidden, texts come without names and in no order.</summary>
public sealed class FeedbackResults(IFeedbackStore store, IAuditTrail audit, IOptions<PrivacyOptions> privacy)
{
    private const int MostTexts = 15;
    private const int MostMonths = 6;

    /// <summary>The card; that it was read is audited.</summary>
    public async Task<AdaptiveCard> BuildAsync(Coordinator coordinator, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = await store.ListAsync(cancellationToken);
        await audit.AppendAsync(new AuditEntry(AuditEvent.FeedbackRead, string.Empty, coordinator.Body.Name, entries.Count.ToString(CultureInfo.InvariantCulture), now), cancellationToken);
        return CardLayout.Page(
            FeedbackTexts.ResultsTitle,
            entries.Count < privacy.Value.MinimumGroup
                ? [CardLayout.Text(FeedbackTexts.TooFew.With(privacy.Value.MinimumGroup))]
                : [.. Totals(entries), .. Texts(entries)],
            []);
    }

    private IEnumerable<AdaptiveElement> Totals(IReadOnlyList<FeedbackEntry> entries)
    {
        var rated = entries.Select(entry => entry.Rating).OfType<int>().ToArray();
        yield return CardLayout.Text(FeedbackTexts.Count.With(Shown(entries.Count)));
        if (rated.Length >= privacy.Value.MinimumGroup)
        {
            yield return CardLayout.Text(FeedbackTexts.Average.With(rated.Average().ToString("0.0", CultureInfo.CurrentCulture)));
            yield return new AdaptiveFactSet { Facts = [.. Enumerable.Range(1, 5).Reverse().Select(rating => new AdaptiveFact(new string('★', rating), Shown(rated.Count(one => one == rating))))] };
        }

        yield return CardLayout.Section(FeedbackTexts.PerMonth);
        yield return new AdaptiveFactSet { Facts = [.. entries.GroupBy(entry => entry.Month, StringComparer.Ordinal).OrderByDescending(month => month.Key, StringComparer.Ordinal).Take(MostMonths).Select(month => new AdaptiveFact(month.Key, Shown(month.Count())))] };
    }

    private IEnumerable<AdaptiveElement> Texts(IReadOnlyList<FeedbackEntry> entries) =>
        new (string Title, Func<FeedbackEntry, string> Text)[] { (FeedbackTexts.HelpsLabel, entry => entry.Helps), (FeedbackTexts.HindersLabel, entry => entry.Hinders), (FeedbackTexts.ImproveLabel, entry => entry.Improve) }
            .SelectMany(question =>
            {
                var texts = entries.Select(question.Text).Where(text => text.Length > 0).ToArray();
                Random.Shared.Shuffle(texts);
                return texts.Length < privacy.Value.MinimumGroup ? [] : new AdaptiveElement[] { CardLayout.Section(question.Title) }.Concat(texts.Take(MostTexts).Select(text => CardLayout.Verbatim($"• {text}")));
            });

    private string Shown(int count) => GroupSize.Describe(count, privacy.Value.MinimumGroup);
}
