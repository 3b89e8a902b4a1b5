using System.Globalization;
using System.Text.Json.Nodes;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Answering;

/// <summary>What alarms know of a person: erased and exported. Every situation that showed an erased one is drawn anew, also of alarms that have ended.</summary>
public sealed class PersonalAnswers(IAnswerStore answers, IAnswerRemoval removal, IAlarmStore alarms, ICatalogues catalogues, SituationSignals signals) : IPersonalData
{
    /// <inheritdoc/>
    public Task EraseAsync(UserId user, CancellationToken cancellationToken) => removal.EraseAsync(user, signals.Raise, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        JsonArray called = [];
        foreach (var person in (await answers.FindAsync(user, cancellationToken)).OrderBy(one => one.Alarm.Value, StringComparer.Ordinal))
        {
            var alarm = await alarms.FindAsync(person.Alarm, cancellationToken);
            called.Add(new JsonObject
            {
                ["alarm"] = alarm?.Number.ToString() ?? person.Alarm.Value,
                ["calledFor"] = alarm?.Needs.FirstOrDefault(need => need.Number == person.Need)?.Query.Describe(catalogues.Current, CultureInfo.CurrentUICulture),
                ["answer"] = person.Answer.ToString(),
                ["answeredAt"] = person.AnsweredAt,
                ["disclosed"] = person.Acceptance is not { } acceptance ? null : new JsonObject
                {
                    ["name"] = acceptance.Name,
                    ["department"] = acceptance.Department,
                    ["remark"] = acceptance.Remark,
                    ["arrival"] = acceptance.Arrival,
                },
            });
        }

        return called.Count == 0 ? [] : [new PersonalSection(PersonalSections.Alarms, called)];
    }
}
