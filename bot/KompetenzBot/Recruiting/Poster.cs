using System.Globalization;
using System.Net;
using QRCoder;

namespace KompetenzBot.Recruiting;

/// <summary>The poster: one printable page that needs nothing from the network.</summary>
internal static class Poster
{
    /// <summary>The page, in the current language.</summary>
    public static string Html(Uri link, string contact) => $$"""
        <!DOCTYPE html>
        <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}">
        <head>
        <meta charset="utf-8">
        <title>{{Text(RecruitingTexts.PosterTitle)}}</title>
        <style>
          @page { size: A4; margin: 0 }
          * { box-sizing: border-box }
          body { margin: 0; font: 16pt/1.4 "Segoe UI", "Noto Sans", "Open Sans", Arial, sans-serif; color: #16202c }
          main { width: 210mm; height: 297mm; overflow: hidden; margin: 0 auto; display: flex; flex-direction: column; -webkit-print-color-adjust: exact; print-color-adjust: exact }
          header { background: #14375e; color: #fff; padding: 15mm 20mm 11mm }
          h1 { font-size: 42pt; line-height: 1.08; margin: 0 0 5mm; letter-spacing: -.01em }
          header p { font-size: 19pt; margin: 0; max-width: 155mm }
          section { padding: 9mm 20mm 0 }
          ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2.8mm }
          li { border: .6mm solid #14375e; border-radius: 6mm; padding: 1.2mm 4.4mm; font-size: 13.5pt }
          .join { display: flex; gap: 14mm; align-items: center; margin: 8mm 20mm 0; padding: 8mm; background: #eef3f8; border-radius: 5mm }
          .join svg { width: 52mm; height: 52mm; background: #fff; padding: 3mm; border-radius: 3mm; flex: none }
          h2 { font-size: 26pt; margin: 0 0 3mm; color: #14375e; line-height: 1.15 }
          .join p { margin: 0 0 2mm }
          .promise { padding: 7mm 20mm 0; display: grid; grid-template-columns: 1fr 1fr; gap: 4mm 12mm; font-size: 13.5pt; line-height: 1.32 }
          .promise b { color: #14375e }
          footer { margin-top: auto; padding: 5mm 20mm 9mm; font-size: 11.5pt; color: #45515f }
        </style>
        </head>
        <body>
        <main>
          <header><h1>{{Text(RecruitingTexts.PosterTitle)}}</h1><p>{{Text(RecruitingTexts.PosterLead)}}</p></header>
          <section><ul>{{string.Concat(RecruitingTexts.PosterSkills.Split(';').Select(skill => $"<li>{Text(skill.Trim())}</li>"))}}</ul></section>
          <div class="join">{{Code(link)}}<div><h2>{{Text(RecruitingTexts.PosterJoin)}}</h2><p>{{Text(RecruitingTexts.PosterHow)}}</p></div></div>
          <div class="promise">
            <div><b>{{Text(RecruitingTexts.PosterVoluntary)}}</b><br>{{Text(RecruitingTexts.PosterVoluntaryText)}}</div>
            <div><b>{{Text(RecruitingTexts.PosterNoDuty)}}</b><br>{{Text(RecruitingTexts.PosterNoDutyText)}}</div>
            <div><b>{{Text(RecruitingTexts.PosterPrivate)}}</b><br>{{Text(RecruitingTexts.PosterPrivateText)}}</div>
            <div><b>{{Text(RecruitingTexts.PosterLeave)}}</b><br>{{Text(RecruitingTexts.PosterLeaveText)}}</div>
          </div>
          <footer>{{Text(contact)}}</footer>
        </main>
        </body>
        </html>
        """;

    /// <summary>The link as a picture for a card.</summary>
    public static Uri Png(Uri link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return new Uri($"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(4))}");
    }

    private static string Code(Uri link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(new System.Drawing.Size(240, 240), drawQuietZones: false, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
