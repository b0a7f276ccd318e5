using ChatOps.Cards;
using ChatOps.Privacy;

namespace ChatOps.Tests.Cards;

/// <summary>A check-in as large as a template allows, every field filled to its last letter, in letters of three bytes.</summary>
internal static class JapaneseWeek
{
    private static readonly IReadOnlyList<Choice> Outcomes =
    [
        new("done", "できました"), new("partly_keep", "一部できました。続けます"), new("partly", "一部できました。これで十分です"),
        new("missed_keep", "今回はできませんでした。続けます"), new("missed", "今回はできませんでした。手放します"),
    ];

    public static Card Card =>
        new("check-in-form", "週のチェックインが開きました。")
        {
            Heading = "あなたの一週間、十一月二十三日から二十九日まで",
            Body = [new Text("二分で終わります。短い答えがよい答えです。"), Sees],
            Form = new Form("check-in.submit", Guid.Empty.ToString(), "週のチェックイン", "共有", "今はしない")
            {
                SubmitLong = Full(40) + "と共有する",
                Open = new Button("check-in.open", Guid.Empty.ToString(), "一週間を書く"),
                Buttons = [new Button("check-in.save", Guid.Empty.ToString(), "あとのために保存") { SendsFields = true }],
                Body =
                [
                    new Text("振り返り", TextStyle.Section),
                    .. Enumerable
                        .Range(1, 5)
                        .Select(n => new ChoiceInput($"o{n}", new Words(Full(200)), Outcomes)
                        {
                            Values = ["partly_keep"],
                        }),
                    new ChoiceInput(
                        "reason",
                        "うまくいかなかったことがあれば、何が妨げになりましたか",
                        [.. Enumerable.Range(1, 8).Select(n => new Choice($"r{n}", "他のことが多すぎました"))])
                    {
                        IsOptional = true,
                    },
                    Long("went_well", 800),
                    Long("went_less_well", 800),
                    new ChoiceInput("met", "先週はお二人で会いましたか", [new("yes", "はい"), new("no", "いいえ")])
                    {
                        IsOptional = true,
                        IsExpanded = true,
                    },
                    new Text("これから", TextStyle.Section),
                    .. Row(1),
                    .. Row(2),
                    new HiddenRows([Row(3), Row(4), Row(5)], new Button("check-in.add-row", "", "もう一つ加える") { SendsFields = true }),
                    Long("in_the_way", 600),
                    new ChoiceInput(
                        "help", "今週は何が一番助けになりますか", [new("read", "読むだけ"), new("ear", "聞くこと"), new("mirror", "難しい問い"), new("ideas", "考え")])
                    {
                        IsOptional = true,
                        IsExpanded = true,
                    },
                    new Toggle("no_call", "今週は電話をしたくありません") { Hint = "相手に尋ねます。合意するまで予定は残ります。" },
                    new Toggle("light_week", "今週は約束することがありません") { Hint = "それで大丈夫です。" },
                ],
            },
            Buttons = [new Button("check-in.skip", Guid.Empty.ToString(), "今週はチェックインしない")],
            Footer = [new Link(new Button("data.notice", "", "私のデータの扱い"))],
        };

    private static Text Sees => new(
        "誰が見るか：相手。モデレーターは共有したかどうかを見ますが、書いた内容は見ません。人事は五人以上の集まりの合計を見ますが、名前は見ません。", TextStyle.Subtle);

    private static TextInput Long(string id, int max) =>
        new(id, "うまくいったことは何ですか", max)
        {
            IsOptional = true,
            IsMultiline = true,
            Value = Full(max),
            Placeholder = "小さなことも大切です",
        };

    private static IReadOnlyList<Element> Row(int n) =>
    [
        new TextInput($"c{n}_text", $"{n}. 今週すること", 200) { Value = Full(200), Placeholder = "例：二人の同僚に原稿を送る" },
        new TextInput($"c{n}_done_when", $"{n}. 終わったと分かる時", 150) { IsOptional = true, Value = Full(150), Placeholder = "例：二人とも返事をくれた" },
        new Toggle($"c{n}_stretch", $"{n}. これは背伸びです") { Hint = "背伸びは難しいものです。届かないこともその一部です。", Value = true },
    ];

    private static string Full(int length) => string.Concat(Enumerable.Repeat("日本語の文字", length))[..length];
}
