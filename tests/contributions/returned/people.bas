' What seven agencies do with their workbooks, each in its own way. Texts are matched in test_people.py.
Option Explicit

Dim folder As String

Sub Main(where As String)
    Dim said As String
    folder = where
    said = "done"
    On Error GoTo Failed
    Orderly "police"
    Sorts "health"
    MovesColumns "education"
    AddsAndDeletesRows "social"
    RenamesSheets "scra"
    TypesEverything "third"
    TakesTheHiddenSheetOut "housing"
    FillsThePlan "plan"
    GoTo Finish
Failed:
    said = "line " & Erl & ": " & Error$
Finish:
    Dim number As Integer
    number = FreeFile
    Open folder & "/said.txt" For Output As #number
    Print #number, said
    Close #number
    StarDesktop.terminate()
End Sub

Function Opened(name As String) As Object
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    Dim document As Object, number As Integer
    document = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & name & ".xlsx"), "_blank", 0, hidden())
    document.unprotect("")
    For number = 0 To document.Sheets.Count - 1
        document.Sheets.getByIndex(number).unprotect("")
    Next
    Opened = document
End Function

Sub SaveBack(document As Object, name As String)
    Dim how(0) As New com.sun.star.beans.PropertyValue
    how(0).Name = "FilterName"
    how(0).Value = "Calc MS Excel 2007 XML"
    document.storeToURL(ConvertToURL(folder & "/" & name & "-back.xlsx"), how())
    document.close(True)
End Sub

' The column with this header, from 0, in the sheet's fourth row or below
Function Place(sheet As Object, header As String) As Integer
    Dim row As Integer, column As Integer
    For row = 0 To 8
        For column = 0 To 25
            If sheet.getCellByPosition(column, row).String = header Then
                Place = column
                Exit Function
            End If
        Next
    Next
    Error 1000
End Function

Sub Fill(sheet As Object, header As String, row As Integer, text As String)
    sheet.getCellByPosition(Place(sheet, header), row - 1).String = text
End Sub

' As somebody types it: LibreOffice makes of it what it does
Sub TypeIn(sheet As Object, header As String, row As Integer, text As String)
    sheet.getCellByPosition(Place(sheet, header), row - 1).FormulaLocal = text
End Sub

Function Bullet(text As String) As String
    Bullet = "- " & text
End Function

Sub Orderly(name As String)
    Dim document As Object, sheet As Object
    document = Opened(name)
    sheet = document.Sheets.getByName("Levels")
    Fill sheet, "Your level", 5, "6 Excellent"
    Fill sheet, "Why this level", 5, "First line" & Chr(10) & Bullet("second, with “quotes”") & Chr(10) & "=third "
    Fill sheet, "How sure you are", 5, "Very sure"
    sheet = document.Sheets.getByName("Evidence")
    Fill sheet, "What it is", 20, "Call log, spring"
    Fill sheet, "Kind of source", 20, "Performance data"
    TypeIn sheet, "Period from", 20, "2026-04-01"
    Fill sheet, "Period to", 20, "30 June 2026"
    Fill sheet, "Quality indicators", 20, "5.1, 5.2"
    sheet = document.Sheets.getByName("Strengths and areas")
    Fill sheet, "What it means for children", 5, "CLEAR"
    sheet = document.Sheets.getByName("Actions")
    Fill sheet, "Progress to report", 5, "Half of it is done."
    Fill sheet, "Status", 5, "At risk"
    TypeIn sheet, "Due date", 5, "2027-01-29"
    SaveBack document, name
End Sub

Sub Sorts(name As String)
    Dim document As Object, sheet As Object, title As Variant
    document = Opened(name)
    For Each title In Array("Evidence", "Strengths and areas", "Actions", "Levels")
        SortDown document.Sheets.getByName(title)
    Next
    sheet = document.Sheets.getByName("Comments")
    Fill sheet, "Your comment", 5, "Sorted, since we read from the newest."
    SaveBack document, name
End Sub

Sub SortDown(sheet As Object)
    Dim cursor As Object, area As Object
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    area = sheet.getCellRangeByPosition(0, 4, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
    Dim fields(0) As New com.sun.star.table.TableSortField
    fields(0).Field = 1
    fields(0).IsAscending = False
    Dim how(1) As New com.sun.star.beans.PropertyValue
    how(0).Name = "SortFields"
    how(0).Value = fields()
    how(1).Name = "ContainsHeader"
    how(1).Value = False
    area.sort(how())
End Sub

Sub MovesColumns(name As String)
    Dim document As Object, sheet As Object
    document = Opened(name)
    sheet = document.Sheets.getByName("Strengths and areas")
    Fill sheet, "What you found", 5, "Changed before the columns moved."
    sheet.Columns.insertByIndex(2, 1)
    sheet.getCellByPosition(2, 3).String = "Agreed with"
    sheet.getCellByPosition(2, 4).String = "the head teachers"
    sheet.Columns.removeByIndex(Place(sheet, "Priority"), 1)
    sheet.Rows.insertByIndex(0, 2)
    sheet.getCellByPosition(0, 0).String = "Please finish by Friday"
    sheet = document.Sheets.getByName("Evidence")
    sheet.Columns.removeByIndex(Place(sheet, "Links"), 1)
    sheet.Columns.removeByIndex(Place(sheet, "Key of the evidence"), 2)
    Fill sheet, "What it shows", 5, "Changed, and the keys are gone."
    SaveBack document, name
End Sub

Sub AddsAndDeletesRows(name As String)
    Dim document As Object, sheet As Object, last As Integer
    document = Opened(name)
    sheet = document.Sheets.getByName("Strengths and areas")
    sheet.Rows.removeByIndex(5, 1)
    sheet.Rows.insertByIndex(6, 1)
    Fill sheet, "Strength or area", 7, "Strength"
    Fill sheet, "What you found", 7, "Typed into an inserted row."
    Fill sheet, "What you found", 150, "Typed far below the table."
    sheet = document.Sheets.getByName("Evidence")
    sheet.Rows.insertByIndex(5, 1)
    sheet.copyRange(sheet.getCellByPosition(0, 5).CellAddress, sheet.getCellRangeByPosition(0, 4, 20, 4).RangeAddress)
    Fill sheet, "What it is", 6, "A copy with another name"
    SaveBack document, name
End Sub

Sub RenamesSheets(name As String)
    Dim document As Object, sheet As Object
    document = Opened(name)
    document.Sheets.getByName("Levels").Name = "Our levels"
    document.Sheets.moveByName("Comments", 0)
    document.Sheets.insertNewByName("Notes", 1)
    document.Sheets.getByName("Notes").getCellByPosition(2, 3).String = "Kirsty will ring on Monday"
    document.Sheets.removeByName("Evidence")
    sheet = document.Sheets.getByName("Our levels")
    Fill sheet, "Your level", 6, "5"
    SaveBack document, name
End Sub

Sub TypesEverything(name As String)
    Dim document As Object, sheet As Object, row As Integer, typed As Variant
    document = Opened(name)
    sheet = document.Sheets.getByName("Evidence")
    row = 30
    For Each typed In Array("0131 496 0000", "0131", "=1+1", "- a point", "+44 131", "@home", "1/2", "3 May 2026", "May 2026", "1e5", "50%", "TRUE", "#N/A", "  before and after  ", "don't", "'quoted", "£1,000", "a" & Chr(10) & "b" & Chr(10), "tab" & Chr(9) & "in it", "_x0041_", "😀 é 漢")
        TypeIn sheet, "What it is", row, "Typed " & (row - 30)
        TypeIn sheet, "What it shows", row, typed
        Fill sheet, "Where it is kept", row, typed
        row = row + 1
    Next
    SaveBack document, name
End Sub

Sub TakesTheHiddenSheetOut(name As String)
    Dim document As Object
    document = Opened(name)
    document.Sheets.removeByName("Program")
    SaveBack document, name
End Sub

Sub FillsThePlan(name As String)
    Dim document As Object, sheet As Object
    document = Opened(name)
    sheet = document.Sheets.getByName("Action plan")
    Fill sheet, "Status", 4, "At risk"
    TypeIn sheet, "Due date", 4, "2027-06-30"
    Fill sheet, "Latest progress", 4, "Two of three steps are done." & Chr(10) & "The third waits."
    Fill sheet, "Help needed", 5, "CLEAR"
    Fill sheet, "Lead (owner)", 6, "Head of service"
    SortDown sheet
    SaveBack document, name
End Sub
