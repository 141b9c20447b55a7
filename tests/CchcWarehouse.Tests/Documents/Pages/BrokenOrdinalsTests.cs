using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>A column of numbers so narrow that it breaks them.</summary>
public sealed class BrokenOrdinalsTests
{
    [Fact]
    public void A_number_broken_for_want_of_room_is_one() =>
        Ordinals(("1.1", "Kế hoạch"), ("1.1.", "Số nhiệm vụ đề ra"), ("1", ""), ("1.1.", "Số văn bản đã"), ("2", "ban hành"), ("1.2", "Kiểm tra"))
            .ShouldBe(["1.1", "1.1.1", "1.1.2", "1.2"]);

    [Fact]
    public void A_new_label_beside_it_needs_the_next_number_in_order() =>
        Ordinals(("1.1.", "Số nhiệm vụ đề ra"), ("1", ""), ("1.1.", "Số văn bản của"), ("2", "UBND xã"), ("1.2.", "Kiểm tra"), ("2", "Cải cách thể chế"))
            .ShouldBe(["1.1.1", "1.1.2", "1.2.", "2"]);

    [Fact]
    public void Where_the_column_has_room_every_number_is_a_row() =>
        Ordinals(("1.1.10", "Kế hoạch"), ("1.1.", "Số nhiệm vụ đề ra"), ("1", ""), ("1.1.", "Số văn bản đã"), ("2", "ban hành"))
            .ShouldBe(["1.1.10", "1.1.", "1", "1.1.", "2"]);

    [Fact]
    public void The_head_of_the_column_is_broken_as_its_numbers_are() =>
        Ordinals(("ST", "Chỉ tiêu"), ("T", ""), ("1.1.", "Số nhiệm vụ"), ("1", ""), ("1.1.", "Số văn bản"), ("2", ""))
            .ShouldBe(["STT", "1.1.1", "1.1.2"]);

    [Fact]
    public void Letters_of_sections_are_not_joined() =>
        Ordinals(("A", "Chung"), ("B", "Riêng"), ("II", "Cải cách"), ("V", "Khác")).ShouldBe(["A", "B", "II", "V"]);

    // Capitals are wider than digits, these than a stop; lines stand fourteen points apart.
    private static IEnumerable<string> Ordinals(params (string Ordinal, string Label)[] lines)
    {
        var words = lines.SelectMany((line, i) => new[] { Word(line.Ordinal, 40, i), Word(line.Label, 80, i) }).Where(w => w.Text.Length > 0);
        var page = new Page(1, 600, 800, [.. words], new RuledLines([], []));
        return BrokenOrdinals.Joined([page])[0].Words.Where(w => w.Left < 80).Select(w => w.Text);
    }

    private static PageWord Word(string text, double left, int line) => new(left, 50 + 14 * line, left + text.Sum(c => char.IsAsciiLetter(c) ? 9 : c == '.' ? 3 : 6), 62 + 14 * line, text);
}
