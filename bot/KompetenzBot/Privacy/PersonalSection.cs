using System.Text.Json.Nodes;

namespace KompetenzBot.Privacy;

/// <summary>What one place stores about a person, as the person gets it.</summary>
/// <param name="Name">What it is: a word in camel case, one of <see cref="PersonalSections"/>.</param>
/// <param name="Data">Everything, in JSON.</param>
public sealed record PersonalSection(string Name, JsonNode Data);

/// <summary>The names of the sections.</summary>
public static class PersonalSections
{
    /// <summary>What they registered, and what they agreed to.</summary>
    public const string Profile = "profile";

    /// <summary>How their chat is reached.</summary>
    public const string Chat = "chat";

    /// <summary>That they were greeted, or have removed the app.</summary>
    public const string Marks = "marks";

    /// <summary>What they have begun to enter.</summary>
    public const string Drafts = "drafts";

    /// <summary>Alarms for which they were called, and their answers.</summary>
    public const string Alarms = "alarms";

    /// <summary>Alarms whose situation they watched as a coordinator.</summary>
    public const string Situations = "situations";

    /// <summary>Who looked at their data.</summary>
    public const string AccessLog = "accessLog";

    /// <summary>In which month they last gave feedback, without what they said.</summary>
    public const string Feedback = "feedback";

    /// <summary>How many sample text messages they asked for last.</summary>
    public const string SampleMessages = "sampleMessages";

    /// <summary>Links of text messages, and until when they work.</summary>
    public const string AnswerLinks = "answerLinks";

    /// <summary>Messages that were sent to them unasked.</summary>
    public const string Reminders = "reminders";

    /// <summary>Reports that were sent to them as an auditor.</summary>
    public const string Reports = "reports";

    /// <summary>Tests of the bot itself that went to them, and what they were told of those.</summary>
    public const string SelfTests = "selfTests";
}
