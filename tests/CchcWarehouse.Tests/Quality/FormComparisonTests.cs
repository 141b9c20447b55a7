using CchcWarehouse.Etl.Quality.Forms;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class FormComparisonTests
{
    private static readonly string[] Form =
        ["1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "1.2.|Số nhiệm vụ đã hoàn thành|Nhiệm vụ", "2.|Cải cách thể chế", "2.1.|Số VBQPPL đã ban hành|Văn bản"];

    [Fact]
    public void The_same_form_has_the_same_fingerprint_whatever_its_case_period_and_unit()
    {
        Of(Form).Fingerprint.ShouldBe(Of([.. Form.Select(r => r.ToUpperInvariant())]).Fingerprint);
        Of("1|Kết quả của huyện Thạnh Trị năm 2021").Fingerprint.ShouldBe(Of("1.|Kết quả của huyện Hương Khê năm 2022").Fingerprint);
        FormComparison.Between(Of(Form), Of(Form)).ShouldSatisfyAllConditions(c => c.Likeness.ShouldBe(1), c => c.Changes.ShouldBeEmpty());
    }

    [Theory]
    [InlineData("Added 4 |1.3.\tSố văn bản chỉ đạo", "1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "1.2.|Số nhiệm vụ đã hoàn thành|Nhiệm vụ", "1.3.|Số văn bản chỉ đạo", "2.|Cải cách thể chế", "2.1.|Số VBQPPL đã ban hành|Văn bản")]
    [InlineData("Removed  1.2.\tSố nhiệm vụ đã hoàn thành|", "1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "2.|Cải cách thể chế", "2.1.|Số VBQPPL đã ban hành|Văn bản")]
    [InlineData("Renumbered 5 2.1.\tSố VBQPPL đã ban hành|2.5.\tSố VBQPPL đã ban hành", "1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "1.2.|Số nhiệm vụ đã hoàn thành|Nhiệm vụ", "2.|Cải cách thể chế", "2.5.|Số VBQPPL đã ban hành|Văn bản")]
    [InlineData("Reworded 3 1.2.\tSố nhiệm vụ đã hoàn thành|1.2.\tSố nhiệm vụ đã hoàn thành trong kỳ", "1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "1.2.|Số nhiệm vụ đã hoàn thành trong kỳ|Nhiệm vụ", "2.|Cải cách thể chế", "2.1.|Số VBQPPL đã ban hành|Văn bản")]
    [InlineData("Remeasured 5 Văn bản|%", "1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "1.2.|Số nhiệm vụ đã hoàn thành|Nhiệm vụ", "2.|Cải cách thể chế", "2.1.|Số VBQPPL đã ban hành|%")]
    [InlineData("Moved 5 1.2.\tSố nhiệm vụ đã hoàn thành|1.2.\tSố nhiệm vụ đã hoàn thành", "1.|Công tác chỉ đạo điều hành", "1.1.|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ", "2.|Cải cách thể chế", "2.1.|Số VBQPPL đã ban hành|Văn bản", "1.2.|Số nhiệm vụ đã hoàn thành|Nhiệm vụ")]
    public void Each_sort_of_change_is_told_apart(string change, params string[] now) =>
        FormComparison.Between(Of(Form), Of(now)).Changes.Select(c => $"{c.Kind} {c.Row} {c.Before}|{c.After}").ShouldBe([change]);

    [Fact]
    public void Another_form_is_no_changed_one() =>
        FormComparison.Between(Of(Form), Of("1|Diện tích", "2|Dân số", "3|Thu ngân sách")).IsSameForm.ShouldBeFalse();

    [Fact]
    public void Changes_lead_from_the_one_form_to_the_other() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 9)).Two().ToArbitrary(), pair =>
        {
            var (before, after) = (Of([.. pair.Item1.Select(n => $"|dòng {(char)('a' + n)}")]), Of([.. pair.Item2.Select(n => $"|dòng {(char)('a' + n)}")]));
            var changes = FormComparison.Between(before, after).Changes;
            int Count(params FormChangeKind[] kinds) => changes.Count(c => kinds.Contains(c.Kind));
            return before.Rows.Count - Count(FormChangeKind.Removed) + Count(FormChangeKind.Added) == after.Rows.Count;
        }).QuickCheckThrowOnFailure();

    private static ReportForm Of(params string[] rows) =>
        new([.. rows.Select(r => r.Split('|')).Select(r => new FormRow(r[0].Length == 0 ? null : r[0], r[1], r.ElementAtOrDefault(2)))]);
}
