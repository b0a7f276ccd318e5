import sys,re
u,*fs=sys.argv[1:]
for p in fs:
    s=open(p,encoding='utf-8').read()
    if f'using {u};' in s: continue
    lines=s.split('\n')
    us=[i for i,l in enumerate(lines) if l.startswith('using ')]
    line=f'using {u};'
    at=next((i for i in us if lines[i]>line and not lines[i].startswith('using System')), (us[-1]+1) if us else 0)
    lines.insert(at,line)
    open(p,'w',encoding='utf-8').write('\n'.join(lines))
