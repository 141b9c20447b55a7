using CchcWarehouse.OData;
using CchcWarehouse.OData.Responses.Negotiation;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Responses;

public sealed class PreferencesTests
{
    [Theory]
    [InlineData("odata.maxpagesize=2", 2)]
    [InlineData("maxpagesize=2", 2)]
    [InlineData("foo=bar, maxpagesize=7;x=y", 7)]
    [InlineData("odata.maxpagesize=2, maxpagesize=3", 3)]
    [InlineData("maxpagesize=2, maxpagesize=3", 2)]
    [InlineData("MaxPageSize=2", 2)]
    [InlineData("maxpagesize=5000000", Preferences.LargestPage)]
    [InlineData("maxpagesize=0", null)]
    [InlineData("maxpagesize=-1", null)]
    [InlineData("maxpagesize=many", null)]
    [InlineData("maxpagesize", null)]
    [InlineData(null, null)]
    public void A_page_size_is_honoured_where_it_is_one(string? prefer, int? size) =>
        Preferences.Parse(prefer).MaxPageSize.ShouldBe(size);

    [Fact]
    public void What_was_applied_is_told_in_the_spelling_of_the_client()
    {
        var preferences = Preferences.Parse("""odata.maxpagesize=2, omit-values=nulls, odata.include-annotations="*", foo""");

        preferences.OmitsNulls.ShouldBeTrue();
        preferences.IncludeAnnotations.ShouldNotBeNull().Patterns.ShouldBe("*");
        preferences.Applied((Preferences.PageSizeName, "2"), (Preferences.OmitValuesName, "nulls"))
            .ShouldBe("odata.maxpagesize=2, omit-values=nulls");
    }

    [Fact]
    public void Nothing_applied_is_not_told() =>
        Preferences.Parse("foo=bar").Applied((Preferences.PageSizeName, "2")).ShouldBeNull();

    [Theory]
    [InlineData("continue-on-error", true)]
    [InlineData("odata.continue-on-error", true)]
    [InlineData("odata.continue-on-error=true", true)]
    [InlineData("continue-on-error=false", false)]
    [InlineData("respond-async", null)]
    public void Whether_a_batch_goes_on_after_an_error_may_be_unsaid(string prefer, bool? goesOn) =>
        Preferences.Parse(prefer).ContinuesOnError.ShouldBe(goesOn);

    [Theory]
    [InlineData(null, ODataVersion.V40)]
    [InlineData("4.0", ODataVersion.V40)]
    [InlineData("4.0,4.0", ODataVersion.V40)]
    [InlineData("4.0;NetFx", ODataVersion.V40)]
    [InlineData("4.01", ODataVersion.V401)]
    [InlineData("5.0", ODataVersion.V401)]
    public void The_highest_version_that_the_client_takes_is_spoken(string? maxVersion, ODataVersion version) =>
        ODataVersions.Negotiate(maxVersion).ShouldBe(version);

    [Theory]
    [InlineData("3.0")]
    [InlineData("junk")]
    public void A_version_that_is_not_spoken_is_refused(string maxVersion) =>
        Should.Throw<BadQueryException>(() => ODataVersions.Negotiate(maxVersion));

    [Fact]
    public void A_body_of_another_version_is_refused()
    {
        ODataVersions.CheckRequest(null);
        ODataVersions.CheckRequest("4.01");
        Should.Throw<BadQueryException>(() => ODataVersions.CheckRequest("9.0"));
    }

    [Theory]
    [InlineData("*", "Cchc.Mixed", true)]
    [InlineData("-*", "Cchc.Mixed", false)]
    [InlineData("Cchc.*", "Cchc.Mixed", true)]
    [InlineData("Cchc.*", "Cchc.V1.Mixed", false)]
    [InlineData("Core.*", "Cchc.Mixed", false)]
    [InlineData("*,-Cchc.Mixed", "Cchc.Mixed", false)]
    [InlineData("-*, Cchc.Mixed", "Cchc.Mixed", true)]
    [InlineData("Cchc.*,-Cchc.*", "Cchc.Mixed", false)]
    public void Annotations_are_wanted_by_the_most_specific_pattern(string patterns, string term, bool included) =>
        new AnnotationFilter(patterns).Includes(term).ShouldBe(included);

    [Theory]
    [InlineData("respond-async, maxpagesize=5", "maxpagesize=\"5\"")]
    [InlineData("odata.respond-async, odata.include-annotations=\"*,-a.b\"", "odata.include-annotations=\"*,-a.b\"")]
    [InlineData("respond-async", "")]
    [InlineData("foo", "foo")]
    public void A_preference_is_taken_out_of_the_header(string prefer, string rest) =>
        Preferences.Without(prefer, Preferences.RespondAsyncName).ShouldBe(rest);
}
