using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.AnswerPage;

/// <summary>The look of the page: one column, large targets, light and dark, without anything that a browser of ten years ago does not know.</summary>
internal static class PageStyle
{
    /// <summary>Without line breaks: a browser hashes the text as it reads it, and would read some of them differently.</summary>
    public static string Css { get; } =
        """
        html{font-size:100%;-webkit-text-size-adjust:100%;color-scheme:light dark}
        body{margin:0;background:#eef1f5;color:#15202b;font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:34rem;margin:0 auto;padding:1rem 1rem 2.5rem}
        h1{margin:.25rem 0 .75rem;font-size:1.75rem;line-height:1.2}
        h2{margin:0 0 .25rem;font-size:1.0625rem}
        p{margin:0 0 .75rem}
        a{color:#0b4f9e}
        .who{margin:0;color:#4a5868;font-size:.9375rem}
        .what{margin:0 0 .75rem;font-size:1.25rem;line-height:1.35;font-weight:700;overflow-wrap:break-word;word-wrap:break-word}
        .box{margin:1rem 0;padding:.875rem 1rem;background:#fff;border:1px solid #c9d1da;border-radius:.75rem}
        .box>:last-child{margin-bottom:0}
        .good{border:2px solid #1b6e34;background:#e7f5eb}
        .note{border:2px solid #5b6878}
        .drill{border:2px solid #8a5300;background:#fff3d9}
        .drill strong{display:block;font-size:1.25rem;letter-spacing:.04em}
        dl{margin:0}
        .count{display:flex;justify-content:space-between;gap:1rem}
        .count dd{margin:0;font-weight:600}
        dt{color:#4a5868;font-size:.9375rem}
        dd{margin:0 0 .625rem;font-weight:600;overflow-wrap:break-word;word-wrap:break-word}
        dd:last-child{margin:0}
        .tel{display:inline-block;padding:.375rem 0}
        .word{font-size:1.25rem;color:#15202b}
        form{margin:0 0 .75rem}
        button,.button{display:block;box-sizing:border-box;width:100%;min-height:3.5rem;margin:0;padding:.75rem 1rem;border:2px solid #15202b;border-radius:.75rem;background:#fff;color:#15202b;font:inherit;font-size:1.1875rem;font-weight:700;text-align:center;text-decoration:none;cursor:pointer;-webkit-appearance:none;appearance:none}
        .yes{border-color:#1b6e34;background:#1b6e34;color:#fff}
        .button{margin:0 0 .75rem}
        .quiet{min-height:3rem;border:1px solid #5b6878;background:transparent;font-size:1rem;font-weight:600}
        details{margin:0 0 .75rem}
        form>details{margin:.5rem 0 0}
        summary{padding:.75rem .25rem;font-weight:600;color:#0b4f9e;cursor:pointer}
        details[open]>summary{margin-bottom:.5rem}
        .choices>summary{box-sizing:border-box;min-height:3.5rem;padding:.875rem 1rem;border:2px solid #15202b;border-radius:.75rem;background:#fff;color:#15202b;font-size:1.1875rem;font-weight:700;text-align:center}
        label,legend{display:block;margin:0 0 .25rem;padding:0;font-weight:600}
        .hint{display:block;font-weight:400;font-size:.9375rem;color:#4a5868}
        .field{margin:0 0 1rem}
        input[type=text]{display:block;box-sizing:border-box;width:100%;min-height:3rem;margin:0;padding:.5rem .75rem;border:2px solid #5b6878;border-radius:.5rem;background:#fff;color:#15202b;font:inherit}
        fieldset{min-width:0;margin:0 0 .75rem;padding:0;border:0}
        .choice{padding:.75rem .25rem;margin:0;font-weight:400}
        .choice input{width:1.375rem;height:1.375rem;margin:0 .75rem 0 0;vertical-align:-.25rem}
        footer{margin-top:2rem;padding-top:1rem;border-top:1px solid #c9d1da;color:#4a5868;font-size:.9375rem}
        a:focus,button:focus,summary:focus,input:focus{outline:3px solid #0b4f9e;outline-offset:3px}
        @media (prefers-color-scheme:dark){
        body{background:#10161d;color:#f0f3f6}
        a,summary{color:#9cc8ff}
        .who,dt,.hint,footer{color:#b8c3cf}
        .word{color:#f0f3f6}
        .box{background:#1a232d;border-color:#3b4856}
        .good{border-color:#7ad695;background:#12301c}
        .note{border-color:#9aa8b7}
        .drill{border-color:#f2b84b;background:#33260a}
        button,.button{border-color:#f0f3f6;background:#1a232d;color:#f0f3f6}
        .yes{border-color:#7ad695;background:#7ad695;color:#06210f}
        .quiet{border-color:#9aa8b7;background:transparent}
        .choices>summary{border-color:#f0f3f6;background:#1a232d;color:#f0f3f6}
        input[type=text]{border-color:#9aa8b7;background:#10161d;color:#f0f3f6}
        footer{border-color:#3b4856}
        a:focus,button:focus,summary:focus,input:focus{outline-color:#9cc8ff}
        }
        """.ReplaceLineEndings(string.Empty);

    /// <summary>As the content security policy names it.</summary>
    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
