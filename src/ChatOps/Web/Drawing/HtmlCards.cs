using ChatOps.Cards;
using ChatOps.Texts;

namespace ChatOps.Web.Drawing;

/// <summary>
/// A card as accessible HTML that works without a script: the demo desk, previews, pages to read. Pure. The inputs stand in one form; a
/// button that shares nothing belongs to a second form without inputs. Read back by <see cref="HtmlFields"/>.
/// </summary>
internal static class HtmlCards
{
    /// <summary>The style sheet that ships with the binary: light and dark, phone and wide.</summary>
    public static string Styles { get; } = Resource("cards.css");

    public static string Render(Card card, HtmlForm target) => new Page(card, target, TextCatalog.For(card.Locale)).Article();

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlCards).Assembly.GetManifestResourceStream($"ChatOps.Web.Drawing.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class Page(Card card, HtmlForm target, Phrases phrases)
    {
        private string MainForm => $"{target.Prefix}-form";

        private string EmptyForm => $"{target.Prefix}-empty-form";

        private string Subject => card.Form?.Subject ?? "";

        public string Article()
        {
            var form = card.Form;
            var heading = $"{target.Prefix}-heading";
            var lookAgain = $"<p class=\"error\" role=\"alert\">{Html.Encode(phrases["input.look-again"])}</p>\n";
            var inside = (card.Heading is { } line ? $"<h2{Html.Attribute("id", heading)}>{Html.Line(line)}</h2>\n" : "")
                + Html.Each(card.Body, Draw)
                + Html.Each(form?.Body ?? [], Draw)
                + Html.When(card.IsCorrected, lookAgain)
                + Row([.. form is null ? [] : (IEnumerable<Button>)[Submit(form), .. form.Buttons], .. card.Buttons])
                + Html.When(card.Footer.Count > 0, $"<footer>\n{Html.Each(card.Footer, Draw)}</footer>\n");
            var about = Html.Attribute("lang", card.Locale)
                + Html.Attribute("data-kind", card.Kind)
                + Html.Attribute("aria-labelledby", card.Heading is null ? null : heading);
            return $"""
                <article class="card"{about}>
                {Form(MainForm, NoDefaultButton + inside)}{Form(EmptyForm, "")}</article>

                """;
        }

        /// <summary>A form's first button is what the Enter key presses: a disabled one, so that nothing is shared by accident.</summary>
        private const string NoDefaultButton = "<button type=\"submit\" disabled hidden></button>\n";

        private string Draw(Element element) => element switch
        {
            Text text => Paragraphs(text),
            Facts facts => $"<dl>\n{Html.Each(facts.Items, f => Fact(f.Label, f.Value))}</dl>\n",
            Listing { IsNumbered: true } list => $"<ol>\n{Items(list)}</ol>\n",
            Listing list => $"<ul>\n{Items(list)}</ul>\n",
            ButtonRow row => Row(row.Buttons),
            Link link => $"<p class=\"link\">{Press(link.Button, "link")}</p>\n",
            Divider => "<hr>\n",
            HiddenRows rows => Html.Each(rows.Rows.Take(rows.Visible), row => Html.Each(row, Draw)) + More(rows, rows.Visible),
            Input input => HtmlInputs.Input(input, target.Prefix, phrases),
            _ => throw new NotSupportedException($"{element.GetType().Name} has no HTML."),
        };

        private static string Paragraphs(Text text) => text.Style switch
        {
            TextStyle.Section => $"<h3>{Html.Line(text.Line)}</h3>\n",
            TextStyle.Subtle => $"<p class=\"subtle\">{Html.Line(text.Line)}</p>\n",
            TextStyle.Quote => $"<blockquote>{Html.Line(text.Line)}</blockquote>\n",
            _ => $"<p>{Html.Line(text.Line)}</p>\n",
        };

        private static string Fact(string label, Line value) => $"<div><dt>{Html.Encode(label)}</dt><dd>{Html.Line(value)}</dd></div>\n";

        private static string Items(Listing list) => Html.Each(list.Items, item => $"<li>{Html.Line(item)}</li>\n");

        /// <summary>The hidden rows one inside the other: each "Add another" opens the next row and its own "Add another".</summary>
        private string More(HiddenRows rows, int from) => from >= rows.Rows.Count
            ? ""
            : $"""
                <details class="more">
                <summary>{Html.Encode(rows.AddRow.Label)}</summary>
                {Html.Each(rows.Rows[from], Draw)}{More(rows, from + 1)}</details>

                """;

        private string Row(IReadOnlyList<Button> buttons) =>
            buttons.Count == 0 ? "" : $"<div class=\"buttons\">\n{Html.Each(buttons, b => Press(b, null) + "\n")}</div>\n";

        private string Press(Button button, string? look)
        {
            var style = look ?? button.Style switch { ButtonStyle.Primary => "primary", ButtonStyle.Danger => "danger", _ => null };
            var spoken = Html.Attribute("aria-label", button.SpokenLabel);
            var label = Html.Encode(button.Label);
            if (button.Url is { } url)
            {
                var ofLink = Html.Attribute("class", style is "link" ? style : $"button {style}".TrimEnd()) + spoken;
                return $"<a{Html.Attribute("href", url.AbsoluteUri)}{ofLink} rel=\"noreferrer\" target=\"_blank\">{label}</a>";
            }

            var value = button.Subject == Subject ? button.Action : $"{button.Action}{HtmlFields.SubjectMark}{button.Subject}";
            var about = Html.Attribute("class", style)
                + spoken
                + Html.Attribute("name", HtmlFields.ActionName)
                + Html.Attribute("value", value)
                + Html.Attribute("form", button.SendsFields ? null : EmptyForm);
            return $"<button type=\"submit\"{about}>{label}</button>";
        }

        private string Form(string id, string inside)
        {
            var about = Html.Attribute("id", id) + Html.Attribute("action", target.Url);
            var hidden = Html.Each([(HtmlFields.SubjectName, Subject), .. target.Hidden], h => Hidden(h.Item1, h.Item2));
            return $"<form method=\"post\" novalidate{about}>\n{hidden}{inside}</form>\n";
        }

        private static string Hidden(string name, string value) =>
            $"<input type=\"hidden\"{Html.Attribute("name", name)}{Html.Attribute("value", value)}>\n";

        private static Button Submit(Form form) =>
            new(form.Action, form.Subject, form.SubmitLong, ButtonStyle.Primary) { SendsFields = true };
    }
}
