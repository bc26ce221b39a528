; The installer: for one person, without an administrator. VERSION, PROGRAM, LOADER, LICENCE, ICON and INTO are given
; by the one who calls.
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh

Name "前台 Qiantai"
OutFile "${INTO}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Qiantai"
InstallDirRegKey HKCU "Software\Qiantai" "Folder"
BrandingText "Qiantai ${VERSION}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Qiantai"
; Under this key the web view writes its version, for the machine or for one person.
!define VIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

!define MUI_ICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\qiantai.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_SIMPCHINESE} "前台正在运行。请先关闭它，再试一次。"
LangString RUNNING ${LANG_ENGLISH} "The counter is running. Close it, then try again."
LangString NO_VIEW ${LANG_SIMPCHINESE} "这台电脑没有 WebView2 运行时，前台的窗口打不开。请从微软网站安装 WebView2 Runtime（常青版）。"
LangString NO_VIEW ${LANG_ENGLISH} "This computer has no WebView2 runtime, so the counter's window cannot open. Install the Evergreen WebView2 Runtime from Microsoft."
LangString KEPT ${LANG_SIMPCHINESE} "账本和设置留在这台电脑上，没有删除。"
LangString KEPT ${LANG_ENGLISH} "The book and the settings stay on this computer."

Section
  SetRegView 64
  SetOutPath "$INSTDIR"
  ; A program that runs cannot be deleted: half an update would be worse than none.
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\qiantai.exe"
    Delete "$INSTDIR\qiantai.exe"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
  ${EndIf}
  File "/oname=qiantai.exe" "${PROGRAM}"
  File "/oname=WebView2Loader.dll" "${LOADER}"
  File "/oname=OFL.txt" "${LICENCE}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\前台 Qiantai.lnk" "$INSTDIR\qiantai.exe"
  WriteRegStr HKCU "Software\Qiantai" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "前台 Qiantai"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\qiantai.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${VIEW}" "pv"
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${VIEW}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NO_VIEW)" /SD IDOK
  ${EndIf}
SectionEnd

; The book and the settings are the shop's and stay.
Section Uninstall
  SetRegView 64
  ClearErrors
  Delete "$INSTDIR\qiantai.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\OFL.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\前台 Qiantai.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Qiantai"
  DetailPrint "$(KEPT)"
SectionEnd
