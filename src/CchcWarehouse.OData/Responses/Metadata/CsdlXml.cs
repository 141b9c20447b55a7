using System.Globalization;
using System.Xml;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>The model as CSDL XML: plain, with full names, no expression that a client of 4.0 does not know.</summary>
internal sealed class CsdlXml(WarehouseModel model, WarehouseAnnotations annotations)
{
    private const string Edmx = "http://docs.oasis-open.org/odata/ns/edmx";
    private const string Edm = "http://docs.oasis-open.org/odata/ns/edm";

    public byte[] Write(ODataVersion version)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("edmx", "Edmx", Edmx);
            xml.WriteAttributeString("Version", version.Text());
            foreach (var vocabulary in Vocabulary.All)
            {
                WriteReference(xml, vocabulary);
            }

            xml.WriteStartElement("edmx", "DataServices", Edmx);
            xml.WriteStartElement("Schema", Edm);
            xml.WriteAttributeString("Namespace", WarehouseModel.Namespace);
            foreach (var entity in model.Entities)
            {
                WriteType(xml, entity);
            }

            WriteContainer(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteReference(XmlWriter xml, Vocabulary vocabulary)
    {
        xml.WriteStartElement("edmx", "Reference", Edmx);
        xml.WriteAttributeString("Uri", vocabulary.Address("xml"));
        xml.WriteStartElement("edmx", "Include", Edmx);
        xml.WriteAttributeString("Namespace", vocabulary.Namespace);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteType(XmlWriter xml, EntityMap entity)
    {
        xml.WriteStartElement("EntityType", Edm);
        xml.WriteAttributeString("Name", entity.Name);
        xml.WriteStartElement("Key", Edm);
        foreach (var key in entity.Key)
        {
            xml.WriteStartElement("PropertyRef", Edm);
            xml.WriteAttributeString("Name", key.Name);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        foreach (var property in entity.Properties)
        {
            WriteProperty(xml, entity, property);
        }

        foreach (var navigation in entity.Navigations)
        {
            WriteNavigation(xml, entity, navigation);
        }

        Write(xml, annotations.OfType(entity));
        xml.WriteEndElement();
    }

    private void WriteProperty(XmlWriter xml, EntityMap entity, PropertyMap property)
    {
        var type = entity.EdmType.FindProperty(property.Name).Type;
        xml.WriteStartElement("Property", Edm);
        xml.WriteAttributeString("Name", property.Name);
        xml.WriteAttributeString("Type", $"Edm.{property.Type}");
        if (!type.IsNullable)
        {
            xml.WriteAttributeString("Nullable", "false");
        }

        if (type is IEdmDecimalTypeReference { Precision: { } precision } number)
        {
            xml.WriteAttributeString("Precision", precision.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("Scale", (number.Scale ?? 0).ToString(CultureInfo.InvariantCulture));
        }
        else if (type is IEdmTemporalTypeReference { Precision: { } digits } && property.Type == EdmPrimitiveTypeKind.DateTimeOffset)
        {
            xml.WriteAttributeString("Precision", digits.ToString(CultureInfo.InvariantCulture));
        }

        Write(xml, annotations.OfProperty(entity, property));
        xml.WriteEndElement();
    }

    private void WriteNavigation(XmlWriter xml, EntityMap entity, NavigationMap navigation)
    {
        var type = $"{WarehouseModel.Namespace}.{navigation.Target.Name}";
        xml.WriteStartElement("NavigationProperty", Edm);
        xml.WriteAttributeString("Name", navigation.Name);
        xml.WriteAttributeString("Type", navigation.IsCollection ? $"Collection({type})" : type);
        if (!navigation.IsCollection && !navigation.Optional)
        {
            xml.WriteAttributeString("Nullable", "false");
        }

        foreach (var (own, target) in Constraints.Of(entity, navigation))
        {
            xml.WriteStartElement("ReferentialConstraint", Edm);
            xml.WriteAttributeString("Property", own);
            xml.WriteAttributeString("ReferencedProperty", target);
            xml.WriteEndElement();
        }

        Write(xml, annotations.OfNavigation(navigation));
        xml.WriteEndElement();
    }

    private void WriteContainer(XmlWriter xml)
    {
        xml.WriteStartElement("EntityContainer", Edm);
        xml.WriteAttributeString("Name", WarehouseModel.ContainerName);
        foreach (var entity in model.Entities)
        {
            xml.WriteStartElement("EntitySet", Edm);
            xml.WriteAttributeString("Name", entity.SetName);
            xml.WriteAttributeString("EntityType", $"{WarehouseModel.Namespace}.{entity.Name}");
            foreach (var navigation in entity.Navigations)
            {
                xml.WriteStartElement("NavigationPropertyBinding", Edm);
                xml.WriteAttributeString("Path", navigation.Name);
                xml.WriteAttributeString("Target", navigation.Target.SetName);
                xml.WriteEndElement();
            }

            Write(xml, annotations.OfSet(entity));
            xml.WriteEndElement();
        }

        Write(xml, annotations.OfContainer());
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, IEnumerable<Annotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            xml.WriteStartElement("Annotation", Edm);
            xml.WriteAttributeString("Term", Vocabulary.FullName(annotation.Term));
            if (annotation.Qualifier is { } qualifier)
            {
                xml.WriteAttributeString("Qualifier", qualifier);
            }

            WriteValue(xml, annotation.Value, asAttribute: true);
            xml.WriteEndElement();
        }
    }

    private static void WriteValue(XmlWriter xml, AnnotationValue value, bool asAttribute)
    {
        switch (value)
        {
            case ListValue list:
                xml.WriteStartElement("Collection", Edm);
                foreach (var item in list.Items)
                {
                    WriteValue(xml, item, asAttribute: false);
                }

                xml.WriteEndElement();
                break;
            case RecordValue record:
                xml.WriteStartElement("Record", Edm);
                foreach (var (name, member) in record.Members)
                {
                    xml.WriteStartElement("PropertyValue", Edm);
                    xml.WriteAttributeString("Property", name);
                    WriteValue(xml, member, asAttribute: true);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                break;
            default:
                WriteConstant(xml, value, asAttribute);
                break;
        }
    }

    private static void WriteConstant(XmlWriter xml, AnnotationValue value, bool asAttribute)
    {
        var (kind, text) = value switch
        {
            TextValue constant => ("String", constant.Text),
            FlagValue constant => ("Bool", constant.Flag ? "true" : "false"),
            NumberValue constant => ("Int", constant.Number.ToString(CultureInfo.InvariantCulture)),
            PathValue { IsProperty: true } path => ("PropertyPath", path.Path),
            PathValue path => ("Path", path.Path),
            NavigationValue navigation => ("NavigationPropertyPath", navigation.Path),
            MemberValue member => ("EnumMember", $"{Vocabulary.FullName(member.Type)}/{member.Member}"),
            _ => throw new NotSupportedException(value.GetType().Name),
        };
        if (asAttribute)
        {
            xml.WriteAttributeString(kind, text);
        }
        else
        {
            xml.WriteElementString(kind, Edm, text);
        }
    }
}

/// <summary>The referential constraints of a navigation property, where both ends are properties of the model.</summary>
internal static class Constraints
{
    public static IEnumerable<(string Own, string Target)> Of(EntityMap entity, NavigationMap navigation)
    {
        if (navigation.IsCollection)
        {
            yield break;
        }

        foreach (var (own, target) in navigation.On)
        {
            if (Property(entity, own) is { } ownName && Property(navigation.Target, target) is { } targetName)
            {
                yield return (ownName, targetName);
            }
        }
    }

    private static string? Property(EntityMap entity, ColumnMap column) =>
        entity.Properties.FirstOrDefault(property => property.Through.Count == 0 && property.Column == column)?.Name;
}
