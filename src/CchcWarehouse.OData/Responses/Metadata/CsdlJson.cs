using System.Text.Encodings.Web;
using System.Text.Json;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>The model as CSDL JSON.</summary>
internal sealed class CsdlJson(WarehouseModel model, WarehouseAnnotations annotations)
{
    public byte[] Write(ODataVersion version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("$Version", version.Text());
            json.WriteString("$EntityContainer", $"{WarehouseModel.Namespace}.{WarehouseModel.ContainerName}");
            WriteReferences(json);
            json.WriteStartObject(WarehouseModel.Namespace);
            foreach (var entity in model.Entities)
            {
                WriteType(json, entity);
            }

            WriteContainer(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteReferences(Utf8JsonWriter json)
    {
        json.WriteStartObject("$Reference");
        foreach (var vocabulary in Vocabulary.All)
        {
            json.WriteStartObject(vocabulary.Address("json"));
            json.WriteStartArray("$Include");
            json.WriteStartObject();
            json.WriteString("$Namespace", vocabulary.Namespace);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteType(Utf8JsonWriter json, EntityMap entity)
    {
        json.WriteStartObject(entity.Name);
        json.WriteString("$Kind", "EntityType");
        json.WriteStartArray("$Key");
        foreach (var key in entity.Key)
        {
            json.WriteStringValue(key.Name);
        }

        json.WriteEndArray();
        foreach (var property in entity.Properties)
        {
            WriteProperty(json, entity, property);
        }

        foreach (var navigation in entity.Navigations)
        {
            WriteNavigation(json, entity, navigation);
        }

        Write(json, annotations.OfType(entity));
        json.WriteEndObject();
    }

    private void WriteProperty(Utf8JsonWriter json, EntityMap entity, PropertyMap property)
    {
        var type = entity.EdmType.FindProperty(property.Name).Type;
        json.WriteStartObject(property.Name);
        if (property.Type != EdmPrimitiveTypeKind.String)
        {
            json.WriteString("$Type", $"Edm.{property.Type}");
        }

        if (type.IsNullable)
        {
            json.WriteBoolean("$Nullable", true);
        }

        if (type is IEdmDecimalTypeReference { Precision: { } precision } number)
        {
            json.WriteNumber("$Precision", precision);
            json.WriteNumber("$Scale", number.Scale ?? 0);
        }
        else if (type is IEdmTemporalTypeReference { Precision: { } digits } && property.Type == EdmPrimitiveTypeKind.DateTimeOffset)
        {
            json.WriteNumber("$Precision", digits);
        }

        Write(json, annotations.OfProperty(entity, property));
        json.WriteEndObject();
    }

    private void WriteNavigation(Utf8JsonWriter json, EntityMap entity, NavigationMap navigation)
    {
        json.WriteStartObject(navigation.Name);
        json.WriteString("$Kind", "NavigationProperty");
        json.WriteString("$Type", $"{WarehouseModel.Namespace}.{navigation.Target.Name}");
        if (navigation.IsCollection)
        {
            json.WriteBoolean("$Collection", true);
        }
        else if (navigation.Optional)
        {
            json.WriteBoolean("$Nullable", true);
        }

        if (Constraints.Of(entity, navigation).ToList() is { Count: > 0 } constraints)
        {
            json.WriteStartObject("$ReferentialConstraint");
            foreach (var (own, target) in constraints)
            {
                json.WriteString(own, target);
            }

            json.WriteEndObject();
        }

        Write(json, annotations.OfNavigation(navigation));
        json.WriteEndObject();
    }

    private void WriteContainer(Utf8JsonWriter json)
    {
        json.WriteStartObject(WarehouseModel.ContainerName);
        json.WriteString("$Kind", "EntityContainer");
        foreach (var entity in model.Entities)
        {
            json.WriteStartObject(entity.SetName);
            json.WriteBoolean("$Collection", true);
            json.WriteString("$Type", $"{WarehouseModel.Namespace}.{entity.Name}");
            if (entity.Navigations.Count > 0)
            {
                json.WriteStartObject("$NavigationPropertyBinding");
                foreach (var navigation in entity.Navigations)
                {
                    json.WriteString(navigation.Name, navigation.Target.SetName);
                }

                json.WriteEndObject();
            }

            Write(json, annotations.OfSet(entity));
            json.WriteEndObject();
        }

        Write(json, annotations.OfContainer());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Annotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            json.WritePropertyName($"@{Vocabulary.FullName(annotation.Term)}{(annotation.Qualifier is { } qualifier ? "#" + qualifier : "")}");
            WriteValue(json, annotation.Value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, AnnotationValue value)
    {
        switch (value)
        {
            case TextValue text:
                json.WriteStringValue(text.Text);
                break;
            case FlagValue flag:
                json.WriteBooleanValue(flag.Flag);
                break;
            case NumberValue number:
                json.WriteNumberValue(number.Number);
                break;
            case PathValue { IsProperty: true } path:
                json.WriteStringValue(path.Path);
                break;
            case NavigationValue navigation:
                json.WriteStringValue(navigation.Path);
                break;
            case PathValue path:
                json.WriteStartObject();
                json.WriteString("$Path", path.Path);
                json.WriteEndObject();
                break;
            case MemberValue member:
                json.WriteStringValue(member.Member);
                break;
            case ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            case RecordValue record:
                json.WriteStartObject();
                foreach (var (name, member) in record.Members)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, member);
                }

                json.WriteEndObject();
                break;
        }
    }
}
