using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using CchcWarehouse.OData;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Metadata;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Wording;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Responses;

public sealed partial class MetadataTests
{
    private static readonly WarehouseModel Model = new();
    private static readonly MetadataDocuments Documents = new(Model, new ODataOptions());

    /// <summary>A change of the public model shows as a diff of this file; a wanted one is taken over by copying the file it names.</summary>
    [Fact]
    public void The_model_is_the_one_that_was_published()
    {
        var written = Xml(ODataVersion.V40, Language.Vietnamese);
        var golden = Path.Combine(AppContext.BaseDirectory, "Fixtures", "odata", "metadata.xml");
        var actual = Path.Combine(AppContext.BaseDirectory, "metadata.actual.xml");
        File.WriteAllText(actual, written);
        written.ShouldBe(File.ReadAllText(golden), $"The model is not the published one. The new document is {actual}");
    }

    [Fact]
    public void An_old_parser_reads_the_model_and_finds_no_fault()
    {
        using var xml = XmlReader.Create(new StringReader(Xml(ODataVersion.V40, Language.Vietnamese)));
        CsdlReader.TryParse(xml, out var parsed, out var errors).ShouldBeTrue(string.Join('\n', errors ?? []));
        parsed.Validate(out var faults);

        // The vocabularies are not loaded, so their terms are unresolved; and the parser does not know that a string is
        // an Edm.PrimitiveType, which the value of Validation.AllowedValues is declared as.
        faults.Where(fault => !fault.ErrorCode.ToString().Contains("Unresolved", StringComparison.Ordinal)
            && fault.ErrorCode != EdmErrorCode.ExpressionPrimitiveKindNotValidForAssertedType).ShouldBeEmpty();
        parsed.EntityContainer.EntitySets().Select(set => set.Name).ShouldBe(Model.Entities.Select(entity => entity.SetName));
    }

    [Fact]
    public void Power_Query_meets_nothing_it_cannot_read()
    {
        var xml = Xml(ODataVersion.V40, Language.Vietnamese);
        xml.ShouldStartWith("""<?xml version="1.0" encoding="utf-8"?>""");
        xml.ShouldContain("""Version="4.0" """);
        foreach (var unreadable in (string[])["EnumMember", "AnnotationPath", "ValueAnnotation", "BaseTerm", "<Apply", "<If", "OpenType", "Alias=", "NavigationPropertyPath"])
        {
            xml.ShouldNotContain(unreadable);
        }
    }

    [Fact]
    public void Names_are_told_apart_without_their_case()
    {
        foreach (var entity in Model.Entities)
        {
            var names = entity.Properties.Select(property => property.Name).Concat(entity.Navigations.Select(navigation => navigation.Name)).ToList();
            names.ShouldAllBe(name => Identifier().IsMatch(name));
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        }
    }

    [Fact]
    public void Every_decimal_says_how_many_digits_it_has()
    {
        foreach (var property in Model.Entities.SelectMany(entity => entity.EdmType.DeclaredStructuralProperties()).Where(p => p.Type.IsDecimal()))
        {
            property.Type.AsDecimal().Precision.ShouldNotBeNull();
            property.Type.AsDecimal().Scale.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Everything_is_described_in_the_language_asked_for()
    {
        Xml(ODataVersion.V40, Language.Vietnamese).ShouldContain("Đơn vị hành chính, mỗi phiên bản một dòng");
        Xml(ODataVersion.V40, Language.English).ShouldContain("Administrative unit, one row a version");
        Documents.Document(Media.Xml, ODataVersion.V40, Language.Vietnamese, false).ETag
            .ShouldNotBe(Documents.Document(Media.Xml, ODataVersion.V40, Language.English, false).ETag);
    }

    [Fact]
    public void The_JSON_form_says_the_same()
    {
        using var json = JsonDocument.Parse(Documents.Document(Media.Json, ODataVersion.V401, Language.Vietnamese, complete: true).Content);
        var root = json.RootElement;
        root.GetProperty("$Version").GetString().ShouldBe("4.01");
        root.GetProperty("$EntityContainer").GetString().ShouldBe("Cchc.Warehouse");
        var schema = root.GetProperty("Cchc");
        schema.GetProperty("Warehouse").GetProperty("Observations").GetProperty("$Type").GetString().ShouldBe("Cchc.Observation");
        var value = schema.GetProperty("Observation").GetProperty("Value");
        value.GetProperty("$Precision").GetInt32().ShouldBe(20);
        value.GetProperty("$Scale").GetInt32().ShouldBe(6);
        schema.GetProperty("AdminUnit").GetProperty("Level").GetProperty("@Org.OData.Validation.V1.AllowedValues").GetArrayLength().ShouldBe(3);
        foreach (var entity in Model.Entities)
        {
            foreach (var property in entity.Properties)
            {
                schema.GetProperty(entity.Name).GetProperty(property.Name).GetProperty("@Org.OData.Core.V1.Description").GetString().ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    [Fact]
    public void Measures_say_how_and_within_what_they_are_aggregated()
    {
        using var json = JsonDocument.Parse(Documents.Document(Media.Json, ODataVersion.V401, Language.English, complete: true).Content);
        var schema = json.RootElement.GetProperty("Cchc");
        var set = schema.GetProperty("Warehouse").GetProperty("ObservationsFlat");
        var apply = set.GetProperty("@Org.OData.Aggregation.V1.ApplySupported");
        apply.GetProperty("Transformations").EnumerateArray().Select(name => name.GetString()).ShouldContain("groupby");
        var value = apply.GetProperty("AggregatableProperties").EnumerateArray().Single(item => item.GetProperty("Property").GetString() == "Value");
        value.GetProperty("RecommendedAggregationMethod").GetString().ShouldBe("sum");
        set.GetProperty("@Org.OData.Aggregation.V1.CustomAggregate#Value").GetString().ShouldBe("Edm.Decimal");
        var property = schema.GetProperty("ObservationFlat").GetProperty("Value");
        property.GetProperty("@Org.OData.Aggregation.V1.ContextDefiningProperties").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["UnitOfMeasureCode", "PeriodKind", "AdminUnitLevel"]);
        property.GetProperty("@Org.OData.Measures.V1.Unit").GetProperty("$Path").GetString().ShouldBe("UnitOfMeasureName");
        schema.GetProperty("AdminUnit").GetProperty("@Org.OData.Aggregation.V1.RecursiveHierarchy#AdminUnitHierarchy")
            .GetProperty("ParentNavigationProperty").GetString().ShouldBe("Parent");
    }

    [Theory]
    [InlineData(null, Language.Vietnamese)]
    [InlineData("vi-VN,vi;q=0.9,en;q=0.8", Language.Vietnamese)]
    [InlineData("en-US,en;q=0.5", Language.English)]
    [InlineData("fr,en;q=0.3", Language.English)]
    [InlineData("fr", Language.Vietnamese)]
    [InlineData("en;q=0", Language.Vietnamese)]
    public void The_language_is_the_publishers_unless_English_is_preferred(string? header, Language language) =>
        Languages.Negotiate(header).ShouldBe(language);

    private static string Xml(ODataVersion version, Language language) =>
        System.Text.Encoding.UTF8.GetString(Documents.Document(Media.Xml, version, language, complete: false).Content);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}
