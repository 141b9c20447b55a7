using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Identity;

public sealed class ReportUnitTests
{
    [Theory]
    [InlineData("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2021 TẠI UBND HUYỆN THẠNH TRỊ", "949")]
    [InlineData("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2021\n(Kèm theo Báo cáo số 5/BC-UBND của Ủy ban nhân dân thị xã Vĩnh Châu)", "950")]
    [InlineData("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2021\n(Kèm theo Báo cáo số 5/BC-UBND của Uỷ ban nhân dân huyện\nHương Khê)", "444")]
    [InlineData("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2021\n(Kèm theo Báo cáo số 5/BC-UBND của UBND thị xã Hương\nTrà)", "480")]
    [InlineData("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2021\n(Kèm theo Báo cáo số 5/BC-UBND của UBND TX. Hương Trà)", "480")]
    [InlineData("ỦY BAN NHÂN DÂN\nHUYỆN MỎ CÀY BẮC\n\nBÁO CÁO\nCông tác CCHC năm 2021", "838")]
    [InlineData("ỦY BAN NHÂN DÂN\nHUYỆN PHONG ĐIỀN\nTHÀNH PHỐ CẦN THƠ\nBÁO CÁO\nCông tác CCHC năm 2021", "926")]
    [InlineData("UBND TỈNH THỪA THIÊN HUẾ\nUBND HUYỆN PHONG ĐIỀN\nBÁO CÁO\nCông tác CCHC năm 2021", "476")]
    [InlineData("UBND TỈNH THỪA THIÊN - HUẾ\nUBND THÀNH PHỐ HUẾ\nBÁO CÁO\nCông tác CCHC năm 2021", "474")]
    [InlineData("UBND TP. HỒ CHÍ MINH\nUBND QUẬN 1\nBÁO CÁO\nCông tác CCHC năm 2022", "760")]
    [InlineData("UBND TP.HCM\nUBND Q.1\nBÁO CÁO\nCông tác CCHC năm 2022", "760")]
    [InlineData("UBND HUYỆN HOẰNG HÓA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nUBND XÃ HOẰNG TRUNG Độc lập - Tự do - Hạnh phúc\nSố: 12/BC-UBND Hoằng Trung, ngày 14 tháng 3 năm 2022\nBÁO CÁO\nCông tác CCHC quý I năm 2022", "15892")]
    [InlineData("UBND tỉnh Đăk Lăk\nUBND huyện M’Đrăk\nBÁO CÁO\nCông tác CCHC năm 2022", "652")]
    [InlineData("UBND TỈNH ĐẮC LẮC\nUBND HUYỆN EA H’LEO\nBÁO CÁO\nCông tác CCHC năm 2022", "645")]
    [InlineData("UBND TỈNH NINH THUẬN\nUBND THÀNH PHỐ PHAN RANG - THÁP CHÀM\nBÁO CÁO\nCông tác CCHC năm 2022", "582")]
    [InlineData("UBND TỈNH HÒA BÌNH\nUBND THÀNH PHỐ HOÀ BÌNH\nBÁO CÁO\nCông tác CCHC năm 2022", "148")]
    [InlineData("BIỂU SỐ LIỆU CCHC NĂM 2022\nĐơn vị báo cáo: UBND huyện Tu Mơ Rông\nĐơn vị nhận báo cáo: Sở Nội vụ tỉnh Kon Tum", "617")]
    [InlineData("BIỂU SỐ LIỆU CCHC NĂM 2022\nĐơn vị báo cáo: Mỏ Cày Bắc", "838")]
    [InlineData("Đơn vị báo cáo: UBND phường An Bình\nĐơn vị nhận báo cáo: UBND thành phố Rạch Giá\nBIỂU SỐ LIỆU CCHC NĂM 2022", "30751")]
    [InlineData("ubnd huyện hương khê\nbáo cáo công tác cchc năm 2022", "444")]
    [InlineData("UBND QUẬN HẢI AN\nUBND PHƯỜNG ĐÔNG HẢI 1\nBÁO CÁO\nCông tác CCHC năm 2022", "11410")]
    [InlineData("TỈNH NGHỆ AN\nHUYỆN KỲ SƠN\nBÁO CÁO CÔNG TÁC CCHC QUÝ III NĂM 2022", "417")]
    [InlineData("BÁO CÁO\nCông tác CCHC năm 2022 của UBND tỉnh Hà Giang", "02")]
    [InlineData("UBND TỈNH THANH HÓA\nSỞ NỘI VỤ\nBÁO CÁO\nCông tác cải cách hành chính tỉnh Thanh Hóa năm 2022", "38")]
    [InlineData("BÁO CÁO\nCông tác CCHC năm 2022\nUBND huyện Lý Sơn báo cáo kết quả như sau", "536")]
    [InlineData("BÁO CÁO\nCông tác CCHC năm 2022\nUBND huyện Lí Sơn báo cáo kết quả như sau", "536")]
    [InlineData("UBND HUYỆN LỤC NGẠN\nSố: 215/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nCông tác CCHC năm 2022", "219")]
    [InlineData("UBND HUYỆN LỤC NGẠN\nSố: 215/BC-UBND Chũ, ngày 5 tháng 12 năm 2022\nBÁO CÁO\nCông tác CCHC năm 2022", "219")]
    public void Unit_is_read_from_every_place_and_spelling(string heading, string code) => Paper.Unit(heading).ShouldBe(code);

    [Theory]
    [InlineData("Phường 1")]
    [InlineData("PHƯỜNG 01")]
    [InlineData("phường I")]
    [InlineData("P.1")]
    public void Numbered_ward_is_one_name_however_written(string ward) =>
        Paper.Unit($"UBND THỊ XÃ VĨNH CHÂU\nUBND {ward}\nBÁO CÁO\nCông tác CCHC năm 2022").ShouldBe("31783");

    [Fact]
    public void Decomposed_text_gives_the_same_unit()
    {
        const string heading = "UBND TỈNH THANH HÓA\nUBND HUYỆN HOẰNG HÓA\nUBND XÃ HOẰNG TRUNG\nBÁO CÁO\nCông tác CCHC quý I năm 2022";
        var decomposed = heading.Replace("Ằ", "A\u0306\u0300", StringComparison.Ordinal).Replace("Ã", "A\u0303", StringComparison.Ordinal)
            .Replace("Ệ", "E\u0323\u0302", StringComparison.Ordinal).Replace("ý", "y\u0301", StringComparison.Ordinal).Replace("Á", "A\u0301", StringComparison.Ordinal);

        new Paper(decomposed).Read().Report.ShouldBe(new Paper(heading).Read().Report);
        Paper.Unit(decomposed).ShouldBe("15892");
    }

    [Fact]
    public void Shared_name_without_a_parent_is_null_and_lists_the_candidates()
    {
        var reading = new Paper("UBND XÃ TÂN LẬP\nBÁO CÁO\nCông tác CCHC năm 2022").Read();

        reading.Report.AdminUnitCode.ShouldBeNull();
        reading.Report.AdminUnitName.ShouldBeNull();
        var finding = reading.Findings.Single(each => each.Rule == "admin-unit-ambiguous");
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldContain("Huyện Đan Phượng, Thành phố Hà Nội");
        finding.MessageEn.ShouldContain("nothing in the paper");
    }

    [Theory]
    [InlineData("UBND HUYỆN ĐAN PHƯỢNG\nUBND XÃ TÂN LẬP\nBÁO CÁO\nCông tác CCHC năm 2022", "09820")]
    [InlineData("UBND XÃ TÂN LẬP\nBÁO CÁO\nCông tác CCHC năm 2022\nKính gửi: UBND huyện Đan Phượng", "09820")]
    [InlineData("BÁO CÁO\nCông tác CCHC năm 2022 của UBND xã Tân Lập, huyện Đan Phượng, Hà Nội", "09820")]
    public void Shared_name_is_told_apart_by_its_district(string heading, string code) => Paper.Unit(heading).ShouldBe(code);

    [Theory]
    [InlineData("Quyết định số 12/QĐ-UBND của Chủ tịch UBND tỉnh Kiên Giang", "905")]
    [InlineData("Công văn số 2230/SNV của Sở Nội vụ tỉnh Long An", "808")]
    [InlineData("https://chauthanh.tiengiang.gov.vn/", "821")]
    public void Shared_name_is_told_apart_by_the_authorities_and_sites_of_its_notes(string note, string code) =>
        new Paper("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2022 TẠI UBND HUYỆN CHÂU THÀNH", Notes: note).Read().Report.AdminUnitCode.ShouldBe(code);

    [Fact]
    public void Authorities_of_two_provinces_do_not_tell_a_shared_name_apart() =>
        new Paper("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2022 TẠI UBND HUYỆN CHÂU THÀNH",
            Notes: "Quyết định của UBND tỉnh Long An\nQuyết định của UBND tỉnh Kiên Giang").Read().Report.AdminUnitCode.ShouldBeNull();

    [Fact]
    public void Misspelt_name_is_understood_inside_its_known_parent_only()
    {
        var reading = new Paper("UBND HUYỆN HOẰNG HÓA\nUBND XÃ HOÀNG TRUNG\nBÁO CÁO\nCông tác CCHC quý I năm 2022").Read();
        reading.Report.AdminUnitCode.ShouldBe("15892");
        reading.Report.AdminUnitName.ShouldBe("Xã Hoằng Trung");
        reading.Findings.ShouldContain(finding => finding.Rule == "admin-unit-spelling" && finding.Severity == Severity.Warning);

        var alone = new Paper("UBND XÃ HOÀNG TRUNG\nBÁO CÁO\nCông tác CCHC quý I năm 2022").Read();
        alone.Report.AdminUnitCode.ShouldBeNull();
        alone.Findings.ShouldContain(finding => finding.Rule == "admin-unit-unknown" && finding.Actual == "xã HOÀNG TRUNG");
    }

    [Theory]
    [InlineData("UBND TỈNH SÓC TRĂNG\nUBND HUYỆN THANH TRÌ\nBÁO CÁO\nCông tác CCHC năm 2021", "949")]
    [InlineData("UBND THÀNH PHỐ HÀ NỘI\nUBND HUYỆN THANH TRÌ\nBÁO CÁO\nCông tác CCHC năm 2021", "020")]
    public void Name_of_another_province_is_never_taken_for_a_misspelling_here(string heading, string code) => Paper.Unit(heading).ShouldBe(code);

    [Fact]
    public void Misspelling_that_fits_two_units_is_null() =>
        // Huyện Thanh Oai has no such pair; Hoằng Hóa has Hoằng Trinh and Hoằng Trạch, Hoằng Trường: none has these letters.
        Paper.Unit("UBND HUYỆN HOẰNG HÓA\nUBND XÃ HOẰNG TRƯNG BÌNH\nBÁO CÁO\nCông tác CCHC quý I năm 2022").ShouldBeNull();

    [Theory]
    [InlineData("UBND XÃ HOẰNG TRUNG\nBÁO CÁO\nCông tác CCHC quý I năm 2026\nKính gửi: Sở Nội vụ tỉnh Thanh Hóa", "Xã Hoằng Phú (15889)")]
    [InlineData("UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\nCông tác CCHC năm 2026", "30/06/2025")]
    [InlineData("UBND TỈNH SÓC TRĂNG\nBÁO CÁO\nCông tác CCHC năm 2026", "Thành phố Cần Thơ (92)")]
    [InlineData("UBND XÃ ĐIỀN MỸ\nBÁO CÁO\nCông tác CCHC năm 2018", "Xã Điền Mỹ")]
    public void Unit_that_did_not_exist_then_is_null_and_the_finding_says_what_did(string heading, string told)
    {
        var reading = new Paper(heading).Read();

        reading.Report.AdminUnitCode.ShouldBeNull();
        var finding = reading.Findings.Single(each => each.Rule == "admin-unit-not-in-force");
        finding.Message.ShouldContain(told);
    }

    [Theory]
    [InlineData("UBND XÃ HOẰNG PHÚ\nBÁO CÁO\nCông tác CCHC quý I năm 2026\nKính gửi: UBND tỉnh Thanh Hóa", "15889", "Xã Hoằng Phú")]
    [InlineData("UBND HUYỆN HOẰNG HÓA\nUBND XÃ HOẰNG PHÚ\nBÁO CÁO\nCông tác CCHC quý I năm 2022", "15883", "Xã Hoằng Phú")]
    [InlineData("UBND XÃ HƯƠNG KHÊ\nBÁO CÁO\nCông tác CCHC năm 2026\nKính gửi: UBND tỉnh Hà Tĩnh", "18496", "Xã Hương Khê")]
    [InlineData("UBND THÀNH PHỐ HUẾ\nBÁO CÁO\nCông tác CCHC năm 2026", "46", "Thành phố Huế")]
    [InlineData("UBND ĐẶC KHU PHÚ QUÝ\nBÁO CÁO\nCông tác CCHC năm 2026", "23272", "Đặc khu Phú Quý")]
    public void Unit_is_that_of_the_reporting_time(string heading, string code, string name)
    {
        var report = new Paper(heading).Read().Report;

        report.AdminUnitName.ShouldBe(name);
        report.AdminUnitCode.ShouldBe(code);
    }

    [Fact]
    public void Same_name_at_another_time_may_be_another_unit_so_an_unknown_time_is_null_with_a_finding()
    {
        var reading = new Paper("UBND THÀNH PHỐ HUẾ\nBÁO CÁO\nCông tác cải cách hành chính").Read();

        reading.Report.AdminUnitCode.ShouldBeNull();
        reading.Report.PeriodCode.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule == "admin-unit-ambiguous");
        Paper.Unit("UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\nCông tác cải cách hành chính").ShouldBe("444");
    }

    [Fact]
    public void Two_reporting_units_of_equal_weight_are_a_contradiction()
    {
        var reading = new Paper("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2022 CỦA UBND HUYỆN HƯƠNG KHÊ\n(Kèm theo Báo cáo số 1/BC-UBND ngày 10/12/2022 của UBND huyện Cẩm Xuyên)").Read();

        reading.Report.AdminUnitCode.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule == "admin-unit-contradiction" && finding.Severity == Severity.Error);
    }

    [Fact]
    public void Shared_name_that_the_named_district_does_not_have_is_a_contradiction_not_a_choice() =>
        new Paper("UBND HUYỆN THẠCH HÀ\nUBND XÃ BÌNH AN\nBÁO CÁO\nCông tác CCHC năm 2019").Read()
            .ShouldSatisfyAllConditions(
                reading => reading.Report.AdminUnitCode.ShouldBeNull(),
                reading => reading.Findings.ShouldContain(finding => finding.Rule == "admin-unit-contradiction" && finding.Message.Contains("THẠCH HÀ", StringComparison.Ordinal)));

    [Fact]
    public void Letterhead_of_another_province_is_a_contradiction() =>
        new Paper("UBND TỈNH NGHỆ AN\nUBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\nCông tác CCHC năm 2022").Read().Findings
            .ShouldContain(finding => finding.Rule == "admin-unit-contradiction" && finding.Severity == Severity.Error);

    [Theory]
    [InlineData("UBND TỈNH HÀ TĨNH\nSỞ Y TẾ\nBÁO CÁO\nCông tác CCHC năm 2022")]
    [InlineData("UBND TỈNH HÀ TĨNH\nSỞ Y TẾ\nBÁO CÁO\nCông tác CCHC năm 2022 của Sở Y tế")]
    [InlineData("UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ\nBÁO CÁO\nCông tác CCHC năm 2022 của Sở Nội vụ")]
    [InlineData("UBND HUYỆN HƯƠNG KHÊ\nPHÒNG NỘI VỤ\nBÁO CÁO\nCông tác CCHC năm 2022")]
    [InlineData("PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022\n(Kèm theo Báo cáo số 3/BC-PTP ngày 10/12/2022 của Phòng Tư pháp huyện Hương Khê)")]
    public void Report_of_a_department_is_not_the_units(string heading)
    {
        var reading = new Paper(heading).Read();

        reading.Report.AdminUnitCode.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule == "admin-unit-of-department" && finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ\nBÁO CÁO\nCông tác CCHC năm 2022", "42")]
    [InlineData("PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022\n(Kèm theo Báo cáo số 3/BC-SNV ngày 10/12/2022 của Sở Nội vụ tỉnh Hà Tĩnh)", "42")]
    [InlineData("UBND HUYỆN HƯƠNG KHÊ\nPHÒNG NỘI VỤ\nBÁO CÁO\nCông tác CCHC trên địa bàn huyện Hương Khê năm 2022", "444")]
    public void Department_that_draws_up_the_units_report_speaks_for_it(string heading, string code) => Paper.Unit(heading).ShouldBe(code);

    [Theory]
    [InlineData("(Kèm theo Công văn số 12/UBND-NV ngày 5/12/2022 của UBND huyện Hương Khê)")]
    [InlineData("(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 5/12/2022 của UBND tỉnh Hà Tĩnh)")]
    public void Caption_of_another_document_names_no_reporting_unit(string caption)
    {
        var report = new Paper($"PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022\n{caption}").Read().Report;

        report.ShouldBe(report with { AdminUnitCode = null, Number = null, IssuedOn = null, PeriodCode = "2022" });
    }

    [Fact]
    public void Unit_named_only_by_its_type_is_found_where_its_committee_acts()
    {
        var reading = new Paper("PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2021\n(Kèm theo Báo cáo số 42/BC-UBND ngày 22/11/2021 của UBND thị xã)",
            Notes: "Quyết định số 293/QĐ-UBND ngày 08/3/2021 của UBND thị xã Hương Trà").Read();

        reading.Report.AdminUnitCode.ShouldBe("480");
        reading.Findings.ShouldContain(finding => finding.Rule == "admin-unit-inferred");
    }

    [Fact]
    public void Paper_without_any_unit_is_told_so() =>
        new Paper("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2022").Read().Findings
            .ShouldContain(finding => finding.Rule == "admin-unit-unknown" && finding.Message.Contains("UBND xã Hoằng Trung", StringComparison.Ordinal));

    [Theory]
    [InlineData("PHỤ LỤC\nSỐ LIỆU VỀ KINH TẾ - XÃ HỘI NĂM 2022 CỦA UBND HUYỆN HƯƠNG KHÊ", "444")]
    [InlineData("UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\nThực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao và công tác CCHC năm 2022", "444")]
    [InlineData("UBND HUYỆN CỦ CHI\nUBND XÃ TÂN AN HỘI\nBÁO CÁO\nCông tác CCHC năm 2022", "27532")]
    public void Words_that_only_look_like_units_are_none(string heading, string code) => Paper.Unit(heading).ShouldBe(code);
}
